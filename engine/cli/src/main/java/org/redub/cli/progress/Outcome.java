package org.redub.cli.progress;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a job. Immutable.
 *
 * @param files the files written, the most important one first
 * @param summary text for the user, usually one line; may be empty
 */
public record Outcome(List<Path> files, String summary) {
  public Outcome {
    files = List.copyOf(files);
  }
}
