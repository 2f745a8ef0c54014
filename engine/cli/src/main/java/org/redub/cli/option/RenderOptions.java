package org.redub.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.RedubRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the mouths do, what makes them and how they are composited; for every command that renders.
 * Confined to one thread.
 */
public final class RenderOptions {
  @Option(
      names = "--plan",
      paramLabel = "<file>",
      description =
          "Follow this mouth plan, written by 'redub plan' and possibly edited. Default: predict the"
              + " motion from the voice track.")
  private @Nullable Path plan;

  @Mixin private GeneratorOption generator;

  @Mixin private LookOptions look;

  @SuppressWarnings("NullAway.Init") // picocli sets the mixin before anything runs
  RenderOptions() {}

  /** Sets these options in a request. */
  public RedubRequest.Builder addTo(RedubRequest.Builder request) {
    return request.plan(plan).generator(generator.id()).render(look.settings());
  }
}
