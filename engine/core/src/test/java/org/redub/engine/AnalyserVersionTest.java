package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.analyse.TakeAnalyser;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.render.image.MouthAppearance;

/**
 * Holds {@link TakeAnalyser#VERSION} to what the analyser does: each version has the analysis of a
 * drawn take among the tests' resources, and that file is never written again. Whoever changes what
 * the analyser finds out raises the version, and {@code -Dredub.golden.renew=true} writes the new
 * version's file.
 */
class AnalyserVersionTest {
  private static final String NAME = "analyser-version-%d.txt".formatted(TakeAnalyser.VERSION);

  @TempDir private Path folder;

  @Test
  void theSameVersionFindsOutTheSame() throws IOException {
    List<String> found = lines(analyse());
    try (InputStream recorded = getClass().getResourceAsStream("/golden/" + NAME)) {
      if (recorded == null) {
        GoldenText.assertSame(NAME, found);
        return;
      }
      List<String> expected =
          new String(recorded.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      int line = GoldenText.firstDifference(expected, found);
      assertThat(line)
          .as(
              "line of %s that differs (-1: none).%nThe analyser finds out something else, so"
                  + " cached analyses are wrong: raise TakeAnalyser.VERSION, then renew.%nIt"
                  + " was%n%s%nand is%n%s",
              NAME, String.join("\n", expected), String.join("\n", found))
          .isEqualTo(-1);
    }
  }

  private TakeAnalysis analyse() throws IOException {
    Path speech = DemoFiles.speech(folder);
    Path video =
        DrawnTake.write(
            folder.resolve("take.mp4"),
            60,
            AnalyserVersionTest::picture,
            new Soundtrack(speech, 0));
    try (Workers workers = Workers.of(2);
        Networks networks = Networks.open(ModelStore.embedded(), DevicePreference.CPU, workers);
        MediaSource source = MediaSource.open(video)) {
      JobLog log = new JobLog(ProgressListener.SILENT, System::nanoTime);
      return new TakeAnalyser(networks, log).analyse(source).analysis();
    }
  }

  /** Two people, one after the other, and nobody between them. */
  private static BufferedImage picture(int frame) {
    if (frame >= 30 && frame < 34) {
      return DrawnTalker.wall();
    }
    DrawnTalker talker = frame < 30 ? DrawnTalker.DARK : DrawnTalker.FAIR;
    double opening = frame % 10 / 10.0;
    return talker.draw(DrawnTalker.swaying(frame, opening, 1 - 0.12 * opening));
  }

  private static List<String> lines(TakeAnalysis analysis) {
    List<String> lines = new ArrayList<>();
    lines.add(analysis.format().summary());
    lines.add("%d frames, notices %s".formatted(analysis.faces().frames(), analysis.notices()));
    for (FaceTrack shot : analysis.faces().shots()) {
      lines.add("shot at %d of %d frames".formatted(shot.firstFrame(), shot.frames()));
      for (int i = 0; i < shot.frames(); i += 4) {
        lines.add(line(shot, i));
      }
    }
    Articulation heard = analysis.speech().articulation();
    lines.add(text("%.1f s of speech", analysis.speech().activity().speechUs() / 1e6));
    lines.add("%d frames heard".formatted(heard.frames()));
    for (long ptsUs = 0; ptsUs < 2_400_000; ptsUs += 200_000) {
      lines.add(line(heard, ptsUs));
    }
    lines.add(text("offset confidence %.2f", analysis.offset().confidence()));
    return lines;
  }

  private static String line(FaceTrack shot, int i) {
    String line = "%d %s".formatted(i, shot.visibility(i));
    if (shot.found(i)) {
      line +=
          text(
              " eyes %.1f yaw %.1f opening %.3f width %.3f covered %.2f",
              shot.pose(i).iodPx(),
              shot.pose(i).yawDegrees(),
              shot.shape(i).opening(),
              shot.shape(i).width(),
              shot.lipOcclusion(i));
    }
    MouthAppearance look = shot.appearance(i);
    return look == null
        ? line
        : line + text(" inside %.2f sharpness %.2f", look.lightness(2), look.sharpness());
  }

  private static String line(Articulation heard, long ptsUs) {
    StringBuilder line = new StringBuilder("heard at " + ptsUs);
    for (Articulator articulator : Articulator.values()) {
      line.append(text(" %.2f", heard.valueAt(articulator, ptsUs)));
    }
    return line.append(text(" speech %.2f", heard.speechAt(ptsUs))).toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
