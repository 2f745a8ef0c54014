package org.redub.engine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.actor.style.MotionCurves;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

class ProjectFileTest {
  private static final String NETWORK = "a1";
  private static final Articulation FRESH = sound(99);

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void aSilentTakeUsesWhatAnotherTakeTaught() {
    Path file = folder.resolve("project.json");
    ActorProfile spoken = learn(file, "take 1", shot(1, 200), own(1));
    assertThat(spoken.calibration().opening().used()).isTrue();
    ActorProfile silent = learn(file, "take 2", shot(7, 40), TakeSpeech.none());
    assertThat(silent.calibration().learnedS()).isCloseTo(8, within(0.1));
    assertThat(silent.calibration().opening().used()).isTrue();
    assertThat(silent.range().openings().at(0.9))
        .isCloseTo(spoken.range().openings().at(0.9), within(0.004));
    assertSameStyle(silent.style(), spoken.style());
    assertThat(
            learn(folder.resolve("other.json"), "take 2", shot(7, 40), TakeSpeech.none())
                .calibration()
                .learnedS())
        .isZero();
  }

  @Test
  void twoTakesTeachWhatOneTakeOfBothShotsTeaches() {
    Path apart = folder.resolve("apart.json");
    learn(apart, "take 1", shot(1, 90), own(1));
    ActorProfile second = learn(apart, "take 2", shot(2, 90), own(2));
    ActorEvidence one = evidence(shot(1, 90), own(1));
    ActorEvidence two = evidence(shot(2, 90), own(2));
    ActorProfile together = ActorProfiler.profile(shot(2, 90).track(), one.plus(two));
    assertThat(second.calibration().learnedS()).isCloseTo(7.2, within(0.1));
    assertThat(second.calibration().opening().gain())
        .isCloseTo(together.calibration().opening().gain(), within(1e-4));
    assertThat(second.calibration().openings()).isEqualTo(together.calibration().openings());
    assertSameStyle(second.style(), together.style());
  }

  @Test
  void theSameTakeCountsOnce() throws IOException {
    Path file = folder.resolve("project.json");
    learn(file, "take 1", shot(1, 200), own(1));
    String once = Files.readString(file);
    learn(file, "take 1", shot(1, 200), own(1));
    assertThat(Files.readString(file)).isEqualTo(once);
  }

  @Test
  void actorsAreApart() {
    Path file = folder.resolve("project.json");
    learn(file, "take 1", shot(1, 200), own(1));
    ActorProject project = ProjectFile.read(file, NETWORK, notices::add);
    ActorLearner.Shot shot = shot(7, 40);
    ActorProfile other =
        ActorLearner.learn(List.of(shot), TakeSpeech.none(), project.actor("Bea", "take 2", 0))
            .get(0);
    assertThat(other.calibration().learnedS()).isZero();
  }

  @Test
  void anotherNetworksStyleIsLeftOutWithANotice() {
    Path file = folder.resolve("project.json");
    ActorProfile spoken = learn(file, "take 1", shot(1, 200), own(1));
    ActorProject project = ProjectFile.read(file, "b2", notices::add);
    assertThat(notices).hasSize(1).first().asString().contains("another mouth-shape network");
    ActorProfile profile =
        ActorLearner.learn(
                List.of(shot(7, 40)), TakeSpeech.none(), project.actor("actor", "take 2", 0))
            .get(0);
    assertThat(profile.style().isGeneral()).isTrue();
    assertThat(profile.range().openings().at(0.9))
        .isCloseTo(spoken.range().openings().at(0.9), within(0.004));
    ActorProfile again =
        ActorLearner.learn(List.of(shot(1, 200)), own(1), project.actor("actor", "take 1", 0))
            .get(0);
    assertThat(again.calibration().opening().used()).isTrue();
    assertThat(again.calibration().learnedS()).isCloseTo(8, within(0.1));
  }

  @Test
  void damageIsTold() throws IOException {
    Path file = folder.resolve("project.json");
    learn(file, "take 1", shot(1, 200), own(1));
    String whole = Files.readString(file);
    assertDamaged(file, whole.substring(0, whole.length() / 2));
    assertDamaged(file, whole.replace("redub-project", "something-else"));
    assertDamaged(file, whole.replace("\"version\" : 1", "\"version\" : 2"));
    assertDamaged(file, whole.replace("\"by_width\" : \"", "\"by_width\" : \"AAAA"));
    assertDamaged(file, whole.replace("\"counts\"", "\"count\""));
    assertDamaged(file, "[]");
    assertDamaged(file, "");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  private void assertDamaged(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> ProjectFile.read(file, NETWORK, notices::add))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining("project.json")
        .hasMessageNotContaining("\n")
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(ErrorCode.INPUT_DAMAGED);
    assertThat(file).hasContent(text);
  }

  private static ActorEvidence evidence(ActorLearner.Shot shot, TakeSpeech own) {
    StyleInputs inputs = StyleInputs.of(own.articulation());
    return ActorEvidence.of(shot.track(), shot.ptsUs(), own, inputs);
  }

  private ActorProfile learn(Path file, String take, ActorLearner.Shot shot, TakeSpeech own) {
    ActorProject project = ProjectFile.read(file, NETWORK, notices::add);
    List<ActorProfile> profiles =
        ActorLearner.learn(List.of(shot), own, project.actor("actor", take, 0));
    ProjectFile.write(project, file);
    return profiles.get(0);
  }

  private static void assertSameStyle(ActorStyle one, ActorStyle other) {
    MotionCurves a = one.curves(StyleInputs.of(FRESH));
    MotionCurves b = other.curves(StyleInputs.of(FRESH));
    for (long t = 0; t < 5_000_000; t += 130_000) {
      assertThat(a.openingAt(t)).isCloseTo(b.openingAt(t), within(1e-3));
      assertThat(a.widthAt(t)).isCloseTo(b.widthAt(t), within(1e-3));
    }
  }

  private static TakeSpeech own(long seed) {
    return TestSpeech.always(sound(seed), 0);
  }

  /** An actor who follows a feature that the general prediction does not know. */
  private static ActorLearner.Shot shot(long seed, int frames) {
    Articulation heard = sound(seed);
    List<MouthShape> shapes = new ArrayList<>();
    long[] ptsUs = new long[frames];
    for (int i = 0; i < frames; i++) {
      ptsUs[i] = i * 40_000L;
      double opening =
          heard.motionAt(FaceMotion.OPENING, ptsUs[i]) + 1.5 * heard.featureAt(1, ptsUs[i]);
      shapes.add(DrawnMouth.at(Math.max(0, 0.12 + 0.02 * opening), 0.55 + 0.001 * (i % 7)));
    }
    return new ActorLearner.Shot(DrawnTrack.of(0, shapes), ptsUs);
  }

  private static Articulation sound(long seed) {
    Random random = new Random(seed);
    int frames = 400;
    float[] probabilities = new float[Phone.values().length * frames];
    return Articulation.of(
        40,
        wander(random, 7 * frames, 7),
        probabilities,
        wander(random, 7 * frames, 7),
        wander(random, 4 * frames, 4));
  }

  private static float[] wander(Random random, int length, int channels) {
    float[] values = new float[length];
    for (int k = 0; k < length; k++) {
      double before = k < channels ? 0 : values[k - channels];
      values[k] = (float) (0.8 * before + 0.6 * random.nextGaussian());
    }
    return values;
  }
}
