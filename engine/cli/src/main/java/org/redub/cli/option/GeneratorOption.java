package org.redub.cli.option;

import org.redub.engine.api.request.RedubRequest;
import picocli.CommandLine.Option;

/** The generator that makes new mouths. Confined to one thread. */
public final class GeneratorOption {
  @Option(
      names = "--generator",
      paramLabel = "<id>",
      defaultValue = RedubRequest.DEFAULT_GENERATOR,
      converter = OptionValues.Generator.class,
      description =
          "How new mouths are made: donor uses mouths from other frames of the take; crop:MODEL"
              + " uses a network that was added with 'redub models add'. Default: donor.")
  private String id = RedubRequest.DEFAULT_GENERATOR;

  /** The generator's id. */
  public String id() {
    return id;
  }
}
