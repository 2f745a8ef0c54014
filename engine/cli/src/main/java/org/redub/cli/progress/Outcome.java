package org.redub.cli.progress;

import java.nio.file.Path;
import java.util.List;

/**
 * What a job made. Immutable.
 *
 * @param files the files written, the one to look at first
 * @param summary what to tell people, most often one line; empty for nothing
 */
public record Outcome(List<Path> files, String summary) {
  public Outcome {
    files = List.copyOf(files);
  }
}
