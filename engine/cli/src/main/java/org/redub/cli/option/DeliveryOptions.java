package org.redub.cli.option;

import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.Delivery;
import org.redub.engine.api.request.VideoCodec;
import picocli.CommandLine.Option;

/** The kind of file that is delivered. Confined to one thread. */
public final class DeliveryOptions {
  @Option(
      names = "--format",
      paramLabel = "<format>",
      converter = OptionValues.Format.class,
      description =
          "The format of the output: mp4, mov, mkv, webm, gif, webp or apng. Default: by the"
              + " extension of --out, otherwise mp4.")
  private @Nullable Container container;

  @Option(
      names = "--codec",
      paramLabel = "<codec>",
      converter = OptionValues.Codec.class,
      description =
          "The codec of the picture: auto (that of the take), h264, hevc, vp9, av1, prores,"
              + " prores-4444, ffv1 or dnxhr. Default: vp9 in WebM, otherwise h264.")
  private @Nullable VideoCodec codec;

  /** The delivery that these options describe. */
  public Delivery delivery() {
    return new Delivery(container, codec);
  }
}
