package org.redub.engine.deliver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.GpuVideo;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.run.JobLog;

/**
 * Decides once for a whole output whether a GPU encodes it: its segments are encoded one by one,
 * and must not come from different encoders. Stateless.
 */
final class GpuEncoder {
  private GpuEncoder() {}

  /**
   * The settings with a definite encoder, if a GPU's was asked for.
   *
   * @param encoders FFmpeg's names of the encoders of the codec
   */
  static EncoderSettings chosen(
      EncoderSettings wanted, List<String> encoders, VideoFormat format, JobLog log) {
    if (!wanted.encoder().equals(EncoderSettings.GPU)) {
      return wanted;
    }
    int width = format.width() + format.width() % 2;
    int height = format.height() + format.height() % 2;
    String encoder =
        encoders.stream()
            .filter(name -> name.endsWith(GpuVideo.ENCODER_SUFFIX))
            .findFirst()
            .orElse("");
    @Nullable String obstacle =
        encoder.isEmpty()
            ? "GPUs do not encode this codec"
            : GpuVideo.encoderObstacle(encoder, width, height);
    if (obstacle == null) {
      return wanted.with(encoder);
    }
    log.onNotice(Notice.of(NoticeCode.ENCODED_ON_CPU, "reason", obstacle));
    return wanted.with(EncoderSettings.AUTOMATIC);
  }
}
