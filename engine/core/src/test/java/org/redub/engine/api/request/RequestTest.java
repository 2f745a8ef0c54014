package org.redub.engine.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;

/** An invalid request cannot be built. */
class RequestTest {
  private static final Path FILE = Path.of("file");

  private static RedubRequest.Builder dub() {
    return RedubRequest.builder().video(FILE).speech(FILE).output(Path.of("out.png"));
  }

  @TestFactory
  Stream<DynamicTest> namesTheRuleAndTheValue() {
    return Stream.of(
        refused(() -> dub().strength(2.01).build(), "between 0 and 2", "2.01"),
        refused(() -> dub().strength(Double.NaN).build(), "between 0 and 2", "NaN"),
        refused(() -> dub().speechOffsetUs(Long.MIN_VALUE).build(), "-86400000000", "-9223"),
        refused(() -> new FaceLimits(-1, 50), "0 and 10000", "-1"),
        refused(() -> new FaceLimits(20, 91), "0 and 90", "91"),
        refused(() -> new EncoderSettings("auto", "veryfast", 52), "0 and 51", "52"),
        refused(() -> new EncoderSettings("auto", "hasty", 17), "veryslow", "'hasty'"),
        refused(() -> new EncoderSettings(" ", "fast", 17), "auto", "' '"),
        refused(() -> new ActorInProject(FILE, " "), "'file'", "' '"),
        refused(() -> new PreviewRequest(dub().output(Path.of("p.avi")).build()), ".png", "p.avi"),
        refused(() -> new PreviewRequest(dub().layers(FILE).build()), "preview", "'file'"),
        refused(() -> new PlanRequest(dub().layers(FILE).build()), "mouth plan", "'file'"),
        refused(() -> new PlanRequest(dub().plan(FILE).build()), "another plan", "'file'"),
        refused(() -> new CuesRequest(FILE, Double.NaN), "above 0 and at most 1000", "NaN"),
        refused(() -> new CuesRequest(FILE, 1001), "above 0 and at most 1000", "1001"),
        refused(() -> new RenderEvaluationRequest(List.of(), null, 3, null), "1 clip", "0"),
        refused(() -> new RenderEvaluationRequest(List.of(FILE), null, -1, null), "0 and", "-1"),
        refused(
            () -> new RenderEvaluationRequest(List.of(FILE), null, 3, null, "Crop 1"),
            "crop:MODEL",
            "'Crop 1'"),
        refused(() -> dub().generator("").build(), "crop:MODEL", "''"),
        refused(() -> new SyncEvaluationRequest(List.of(), null, null, null), "1 clip", "0"),
        refused(
            () -> new SyncEvaluationRequest(List.of(FILE), null, Map.of("a", 1e9), null),
            "'a'",
            "1000000000"),
        refused(
            () -> MatteSettings.DEFAULT.with(0.31f, MatteSettings.Sides.NONE, 0.02f),
            "0.3",
            "0.31"),
        refused(
            () -> MatteSettings.DEFAULT.with(0.1f, MatteSettings.Sides.NONE, 0), "0.001", "0.0"),
        refused(() -> new MatteSettings.Sides(0, Float.NaN, 0, 0), "right", "NaN"),
        refused(() -> withOpacity(1.5f), "opacity 1.5"),
        refused(() -> withOpacity(Float.NaN), "opacity NaN"));
  }

  private static RenderSettings withOpacity(float opacity) {
    RenderSettings defaults = RenderSettings.DEFAULT;
    return defaults.with(defaults.matte(), defaults.blend(), defaults.colour(), opacity);
  }

  private static DynamicTest refused(ThrowingCallable built, String... says) {
    return DynamicTest.dynamicTest(
        String.join(", ", says),
        () ->
            assertThatThrownBy(built)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(says));
  }

  @Test
  void refusesToBuildWithoutFiles() {
    assertThatThrownBy(() -> RedubRequest.builder().speech(FILE).output(FILE).build())
        .hasMessageContaining("needs a video");
    assertThatThrownBy(() -> RedubRequest.builder().video(FILE).output(FILE).build())
        .hasMessageContaining("needs a voice track");
    assertThatThrownBy(() -> RedubRequest.builder().video(FILE).speech(FILE).build())
        .hasMessageContaining("needs an output");
  }

  @Test
  void preparesADubWithTheFilesOfTheDub() {
    RedubRequest dub = dub().build();
    for (Request request : List.of(new PlanRequest(dub), new PreviewRequest(dub))) {
      assertThat(request.videos()).isEqualTo(dub.videos());
      assertThat(request.sounds()).isEqualTo(dub.sounds());
      assertThat(request.outputs()).isEqualTo(dub.outputs());
    }
  }

  @Test
  void requiresNoFilesForEvaluations() {
    for (EvaluationRequest request :
        List.of(
            new RenderEvaluationRequest(List.of(FILE), null, 3, null),
            new SyncEvaluationRequest(List.of(FILE), null, null, null))) {
      assertThat(request.clips()).containsExactly(FILE);
      assertThat(request.videos()).isEmpty();
      assertThat(request.sounds()).isEmpty();
      assertThat(request.outputs()).isEmpty();
    }
  }

  @Test
  void namesClipsByTheirFilesWithoutExtension() {
    assertThat(EvaluationRequest.clipName(Path.of("folder", "a.b.mp4"))).isEqualTo("a.b");
    assertThat(EvaluationRequest.clipName(Path.of("plain"))).isEqualTo("plain");
  }
}
