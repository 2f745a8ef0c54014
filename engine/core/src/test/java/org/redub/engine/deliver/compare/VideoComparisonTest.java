package org.redub.engine.deliver.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.result.VideoDifference;
import org.redub.engine.media.write.Ffmpeg;

class VideoComparisonTest {
  @TempDir Path folder;

  private Path video(String name, String size, String filter) {
    Path file = folder.resolve(name);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=%s:rate=25:duration=1 -vf %s -pix_fmt yuv420p -c:v ffv1"
            .formatted(size, filter),
        file);
    return file;
  }

  private static VideoDifference compare(Path a, Path b, int tolerance) {
    return VideoComparison.compare(a, b, tolerance, ProgressListener.SILENT);
  }

  @Test
  void findsNothingInEqualVideos() {
    Path a = video("a.mkv", "128x96", "null");
    VideoDifference difference = compare(a, a, 0);
    assertThat(difference.isEmpty()).isTrue();
    assertThat(difference.firstFrames()).isEqualTo(25);
  }

  @Test
  void saysWhichFramesDifferWhereAndByHowMuch() {
    Path a = video("a.mkv", "128x96", "null");
    Path b =
        video(
            "b.mkv",
            "128x96",
            "drawbox=x=40:y=20:w=30:h=16:t=fill:color=gray:enable='between(n,5,9)'");
    VideoDifference difference = compare(a, b, 0);
    assertThat(difference.frames())
        .extracting(VideoDifference.Frame::frame)
        .containsExactly(5, 6, 7, 8, 9);
    assertThat(difference.timesDiffering()).isZero();
    assertThat(difference.frames())
        .allSatisfy(
            frame -> {
              assertThat(frame.left()).isBetween(40, 42);
              assertThat(frame.top()).isBetween(20, 22);
              assertThat(frame.left() + frame.width()).isBetween(68, 70);
              assertThat(frame.top() + frame.height()).isBetween(34, 36);
              assertThat(frame.largest()).isGreaterThan(20);
              assertThat(frame.mean()).isGreaterThan(5);
              assertThat(frame.pixels()).isLessThanOrEqualTo(30 * 16);
            });
    assertThat(compare(a, b, 255).frames()).isEmpty();
  }

  @Test
  void countsFramesAndTimes() {
    Path a = video("a.mkv", "128x96", "null");
    Path shorter = video("c.mkv", "128x96", "select='lt(n,20)'");
    VideoDifference difference = compare(a, shorter, 0);
    assertThat(difference.firstFrames()).isEqualTo(25);
    assertThat(difference.secondFrames()).isEqualTo(20);
    assertThat(difference.isEmpty()).isFalse();
    Path later = video("d.mkv", "128x96", "setpts=PTS+0.04/TB");
    assertThat(compare(a, later, 0).timesDiffering()).isEqualTo(25);
  }

  @Test
  void refusesVideosOfDifferentSizes() {
    Path a = video("a.mkv", "128x96", "null");
    Path b = video("e.mkv", "128x98", "null");
    assertThatThrownBy(() -> compare(a, b, 0))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
              assertThat(e.getMessage()).contains("128x96", "128x98");
            });
  }
}
