package org.redub.engine.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.run.JobLog;
import org.redub.models.natives.NvidiaDriver;

class GpuEncoderTest {
  private static final VideoFormat FORMAT = VideoFormat.drawn(321, 240, new Rational(25, 1));
  private static final EncoderSettings ON_GPU =
      EncoderSettings.DEFAULT.with(EncoderSettings.GPU).with("medium", 20);

  private static final List<String> H264 = List.of("libx264", "h264_nvenc");

  private final List<Notice> notices = new ArrayList<>();
  private final JobLog log =
      new JobLog(
          new ProgressListener() {
            @Override
            public void onProgress(Stage stage, long done, long total) {}

            @Override
            public void onNotice(Notice notice) {
              notices.add(notice);
            }
          },
          System::nanoTime);

  @Test
  void withoutAGpuTheCpuEncodesWithANotice() {
    assumeThat(NvidiaDriver.find().present()).as("NVIDIA's driver").isFalse();
    assertThat(GpuEncoder.chosen(ON_GPU, H264, FORMAT, log))
        .isEqualTo(new EncoderSettings(EncoderSettings.AUTOMATIC, "medium", 20));
    assertThat(notices)
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.code()).isEqualTo(NoticeCode.ENCODED_ON_CPU);
              assertThat(notice.text()).contains("libcuda.so.1");
            });
  }

  @Test
  void codecsThatNoGpuEncodesGetANotice() {
    assertThat(GpuEncoder.chosen(ON_GPU, List.of("prores_ks"), FORMAT, log).encoder())
        .isEqualTo(EncoderSettings.AUTOMATIC);
    assertThat(notices)
        .singleElement()
        .extracting(Notice::code)
        .isEqualTo(NoticeCode.ENCODED_ON_CPU);
  }

  @Test
  void otherEncodersStayAsTheyAre() {
    assertThat(GpuEncoder.chosen(EncoderSettings.DEFAULT, H264, FORMAT, log))
        .isEqualTo(EncoderSettings.DEFAULT);
    assertThat(notices).isEmpty();
  }
}
