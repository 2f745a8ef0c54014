package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;

/** Dubs the fields of an interlaced take one by one. */
class InterlacedDubTest {
  private static final int FRAMES = 30;

  @TempDir Path folder;

  @Test
  void dubsFieldsAndKeepsThem() {
    Path progressive = DrawnTake.talking(folder.resolve("p.mp4"), 2 * FRAMES);
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-i "
            + progressive
            + " -vf tinterlace=interleave_top,fps=25 -c:v libx264 -preset ultrafast -crf 0 -flags"
            + " +ildct+ilme -x264-params tff=1 -bf 0",
        take);
    Path speech = folder.resolve("speech.wav");
    Ffmpeg.run("-f lavfi -i sine=500:duration=1:sample_rate=48000", speech);
    Path out = folder.resolve("out.mp4");
    RedubRequest request =
        RedubRequest.builder()
            .video(take)
            .speech(speech)
            .output(out)
            .encoder(DrawnTake.LOSSLESS)
            .ranges(List.of(TakeRange.of("0.4-1.2")))
            .build();
    try (Redubber redubber = new Redubber(DevicePreference.CPU)) {
      RedubResult result = redubber.dub(request, ProgressListener.SILENT);
      assertThat(result.notices())
          .anyMatch(notice -> notice.code() == NoticeCode.FIELDS_DUBBED)
          .noneMatch(notice -> notice.code() == NoticeCode.INTERLACED);
      int fields = result.counts().total();
      assertThat(fields).isEqualTo(2 * Ffmpeg.videoPts(take).size());
    }
    assertThat(Ffmpeg.videoPts(out)).isEqualTo(Ffmpeg.videoPts(take));
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries stream=field_order", out))
        .containsExactly("tt");
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries frame=interlaced_frame", out))
        .containsOnly("1");
    assertMouthsChangeOnly(take, out);
  }

  private static void assertMouthsChangeOnly(Path take, Path out) {
    int evenRows = 0;
    int oddRows = 0;
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(out)) {
      Plate before = a.newPlate();
      Plate after = b.newPlate();
      while (a.read(before)) {
        assertThat(b.read(after)).isTrue();
        for (int i = 0; i < before.luma().length; i++) {
          if (before.luma()[i] != after.luma()[i]) {
            int y = i / before.width();
            assertThat(y).as("row of frame %d", before.index()).isGreaterThan(90);
            assertThat(before.ptsUs()).isBetween(400_000L, 1_199_999L);
            evenRows += y % 2 == 0 ? 1 : 0;
            oddRows += y % 2 == 0 ? 0 : 1;
          }
        }
      }
    }
    assertThat(evenRows).isGreaterThan(1000);
    assertThat(oddRows).isBetween(evenRows / 2, evenRows * 2);
  }
}
