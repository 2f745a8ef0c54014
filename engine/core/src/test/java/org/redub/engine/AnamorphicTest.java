package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;

/** Faces in pictures whose pixels are not square are measured as they are shown. */
class AnamorphicTest {
  private static final int FRAMES = 50;

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path take;
  private static TrackReport square;

  @BeforeAll
  static void load() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
    square = track(take);
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  private static TrackReport track(Path video) {
    return redubber.track(new TrackRequest(video), ProgressListener.SILENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scale=128:256,setsar=2/1",
        "scale=256:128,setsar=1/2",
        "scale=192:256,setsar=4/3",
        "scale=240:256,setsar=16/15",
        "scale=128:256,setsar=2/1,transpose=clock"
      })
  void measuresAFaceAsItIsShown(String filter) {
    Path stretched = folder.resolve("stretched.mp4");
    boolean turned = filter.contains("transpose");
    Ffmpeg.run("-i " + take + " -an -vf " + filter + " -c:v libx264 -crf 12", stretched);
    if (turned) {
      Path upright = folder.resolve("turned.mp4");
      Ffmpeg.run("-display_rotation:v:0 90 -i " + stretched + " -c copy", upright);
      stretched = upright;
    }
    TrackReport report = track(stretched);
    assertThat(report.frames()).extracting(TrackReport.Frame::visibility).containsOnly("usable");
    double[] expected = openings(square);
    double[] openings = openings(report);
    assertThat(new PearsonsCorrelation().correlation(openings, expected)).isGreaterThan(0.95);
    assertThat(StatUtils.mean(openings)).isCloseTo(StatUtils.mean(expected), within(0.04));
    assertThat(StatUtils.mean(widths(report)))
        .isCloseTo(StatUtils.mean(widths(square)), within(0.05));
  }

  private static double[] openings(TrackReport report) {
    return report.frames().stream()
        .mapToDouble(frame -> Objects.requireNonNull(frame.face()).mouth().opening())
        .toArray();
  }

  private static double[] widths(TrackReport report) {
    return report.frames().stream()
        .mapToDouble(frame -> Objects.requireNonNull(frame.face()).mouth().width())
        .toArray();
  }
}
