package org.redub.engine.media.encode;

import java.util.List;
import java.util.stream.Stream;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.GpuVideo;

/** The order in which encoders are tried. Stateless. */
final class EncoderOrder {
  private EncoderOrder() {}

  /**
   * The encoders to try.
   *
   * @param wanted the encoder of the settings
   * @param known FFmpeg's names of the encoders of a codec, best first
   */
  static List<String> of(String wanted, List<String> known) {
    return switch (wanted) {
      case EncoderSettings.AUTOMATIC -> known;
      case EncoderSettings.GPU ->
          Stream.concat(
                  known.stream().filter(name -> name.endsWith(GpuVideo.ENCODER_SUFFIX)),
                  known.stream())
              .distinct()
              .toList();
      default -> List.of(wanted);
    };
  }
}
