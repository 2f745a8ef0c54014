package org.redub.engine.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other programs read these files, so the names of their fields are fixed. */
class ResultJsonTest {
  private static JsonNode json(Object result) {
    return new ObjectMapper().valueToTree(result);
  }

  @Test
  void writesTheFieldsOfAScore() {
    double[] curve = {};
    SyncScore score =
        new SyncScore(
            "v.mp4",
            "a.wav",
            new SyncScore.Compared(2, 1),
            new SyncScore.Offset(40.0, 0.5),
            new SyncScore.Agreement(0.6, 0.5, 0, 0),
            new SyncScore.Closures(1.0, 0, List.of(new SyncScore.Closure(0.4, true))),
            List.of(new SyncScore.Span(1, 2)),
            new SyncScore.Curves(curve, curve, curve, curve, curve));
    assertThat(json(score).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "video",
            "speech",
            "seconds",
            "speech_seconds",
            "offset_ms",
            "offset_confidence",
            "opening",
            "width",
            "shifted_opening",
            "shifted_width",
            "closure_recall",
            "closure_false",
            "closures",
            "off",
            "curves");
    assertThat(json(score).get("curves").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "seen_opening", "expected_opening", "seen_width", "expected_width", "offset_scan");
  }

  @Test
  void writesTheFieldsOfATrackedFrame() {
    TrackReport.Frame frame =
        new TrackReport.Frame(
            0,
            0,
            "usable",
            new TrackReport.Face(
                new TrackReport.Mouth(0.1, 0.6),
                new TrackReport.Head(90, 1, 2, 3),
                0.25,
                new TrackReport.Lips(new float[] {1, 2}, new float[] {3, 4})));
    assertThat(json(frame).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "frame",
            "pts_us",
            "visibility",
            "opening",
            "width",
            "iod_px",
            "yaw_degrees",
            "pitch_degrees",
            "roll_degrees",
            "covered",
            "outer_lip",
            "inner_lip");
    assertThat(json(frame).get("covered").asDouble()).isEqualTo(0.25);
  }

  @Test
  void writesTheFieldsOfACalibration() {
    ActorCalibration.Style style = new ActorCalibration.Style(0.2, 1, true);
    ActorCalibration calibration =
        new ActorCalibration(
            12, style, style, List.of(0.0), List.of(0.5), 0, 0.5, List.of(0.01, 0.02));
    assertThat(json(calibration).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "learned_s",
            "opening",
            "width",
            "openings",
            "widths",
            "rest_opening",
            "rest_width",
            "beyond_sd");
  }
}
