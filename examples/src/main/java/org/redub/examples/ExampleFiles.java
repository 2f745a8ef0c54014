package org.redub.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that an example works on: those given as arguments, or the demo material, written to
 * {@code redub-demo} in the current folder. Immutable.
 */
record ExampleFiles(Path video, Path speech, Path output) {

  /**
   * The files of an example's arguments {@code [video speech output]}.
   *
   * @param name name of the output if there are no arguments
   */
  static ExampleFiles of(String[] args, String name) throws IOException {
    if (args.length == 3) {
      return new ExampleFiles(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
    }
    if (args.length != 0) {
      throw new IllegalArgumentException(
          "expected no arguments or three: video speech output, got " + args.length);
    }
    Path folder = Files.createDirectories(Path.of("redub-demo"));
    Path take = folder.resolve("take.mp4");
    if (!Files.exists(take)) {
      DemoTake.write(take, DemoMaterial.frameCount(), frame -> {});
    }
    return new ExampleFiles(take, DemoMaterial.copySpeechTo(folder), folder.resolve(name));
  }
}
