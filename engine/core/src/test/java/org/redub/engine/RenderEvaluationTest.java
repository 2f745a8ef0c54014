package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.models.DevicePreference;

/** The renderer's evaluation on a talker whose true pictures are known. */
class RenderEvaluationTest {
  private static final int PERIOD = 12;
  private static final int WINDOW = 11;

  /** Equal pictures have 58.9 dB; a wrong mouth of this face has 34 and less. */
  private static final double LEAST_DB = 50;

  @TempDir private Path folder;

  /**
   * The mouth does the same every {@value #PERIOD} frames and the head stands still, so that a
   * donor outside the window shows just what is wanted.
   */
  @Test
  void findsTheTruePictureOfAMouthThatRepeats() {
    Path take =
        DrawnTake.write(
            folder.resolve("repeats.mp4"),
            3 * PERIOD,
            i -> {
              double opening = 0.45 - 0.45 * Math.cos(2 * Math.PI * i / PERIOD);
              return DrawnTalker.DARK.draw(
                  new DrawnTalker.Moment(opening, 1 - 0.12 * opening, 0, 0, 0));
            });
    try (Redubber redubber = new Redubber(DevicePreference.CPU)) {
      RenderEvaluation evaluation =
          redubber.evaluateRender(
              new RenderEvaluationRequest(List.of(take), null, WINDOW, null),
              ProgressListener.SILENT);
      RenderEvaluation.Row row = evaluation.clips().get(0);
      assertThat(evaluation.window()).isEqualTo(WINDOW);
      assertThat(evaluation.clips()).hasSize(1);
      assertThat(row.clip()).isEqualTo("repeats");
      assertThat(row.shapes()).isEqualTo("own");
      assertThat(row.measured().frames()).isEqualTo(3 * PERIOD);
      assertThat(row.measured().width()).isEqualTo(DrawnTalker.SIDE_PX);
      assertThat(row.changedOutside()).isZero();
      assertThat(row.likeness().psnrDb()).isBetween(LEAST_DB, 58.93);
      assertThat(row.likeness().ssim()).isBetween(0.99, 1.0);
      assertThat(row.likeness().sharpness()).isCloseTo(1, within(0.02));
      assertThat(row.seam()).isCloseTo(1, within(0.03));
      assertThat(row.motion().flicker()).isBetween(0.75, 1.1);
      assertThat(row.following().openingCorrelation()).isBetween(0.98, 1.0);
    }
  }
}
