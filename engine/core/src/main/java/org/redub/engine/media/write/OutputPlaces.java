package org.redub.engine.media.write;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.PicturePattern;
import org.redub.files.AtomicFolder;
import org.redub.files.OutputException;

/** Checks where an output may go: a file, or the pictures of a sequence. Stateless. */
public final class OutputPlaces {
  private OutputPlaces() {}

  /**
   * Checks that {@code output} can be written, before any work starts. Leaves nothing behind.
   *
   * @param output a file, or the names of the pictures of a sequence
   * @throws RedubException OUTPUT_UNWRITABLE, or OUTPUT_IS_INPUT if it is the same as one of {@code
   *     inputs}
   */
  public static void check(Path output, Collection<Path> inputs) {
    if (!Container.named(output).equals(Optional.of(Container.PICTURES))) {
      OutputFiles.check(output, inputs);
      return;
    }
    Path folder = PicturePattern.of(output).folder();
    List<Path> same = new ArrayList<>();
    for (Path input : inputs) {
      if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) {
        same.add(input);
      }
    }
    if (!same.isEmpty()) {
      throw new RedubException(
              ErrorCode.OUTPUT_IS_INPUT,
              "output '%s' would overwrite the input '%s'".formatted(output, same.get(0)))
          .about(output);
    }
    try {
      AtomicFolder.check(folder);
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }
}
