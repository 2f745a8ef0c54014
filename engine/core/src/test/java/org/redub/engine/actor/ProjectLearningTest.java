package org.redub.engine.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.actor.project.ProjectActor;
import org.redub.engine.actor.project.ProjectFolder;
import org.redub.engine.actor.project.TakeNote;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.actor.style.MotionCurves;
import org.redub.engine.actor.style.StyleInputs;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.engine.api.Notice;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

class ProjectLearningTest {
  private static final String NETWORK = "a1";
  private static final Articulation FRESH = sound(99);

  @TempDir private Path folder;
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void aSilentTakeUsesWhatAnotherTakeTaught() {
    Path project = folder.resolve("project");
    ActorProfile spoken = learn(project, "take 1", shot(1, 200), own(1));
    assertThat(spoken.calibration().opening().used()).isTrue();
    ActorProfile silent = learn(project, "take 2", shot(7, 40), TakeSpeech.none());
    assertThat(silent.calibration().learnedS()).isCloseTo(8, within(0.1));
    assertThat(silent.calibration().opening().used()).isTrue();
    assertThat(silent.range().openings().at(0.9))
        .isCloseTo(spoken.range().openings().at(0.9), within(0.004));
    assertSameStyle(silent.style(), spoken.style());
    assertThat(
            learn(folder.resolve("other"), "take 2", shot(7, 40), TakeSpeech.none())
                .calibration()
                .learnedS())
        .isZero();
  }

  @Test
  void twoTakesTeachWhatOneTakeOfBothShotsTeaches() {
    Path apart = folder.resolve("apart");
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
  void theSameTakeCountsOnce() {
    Path project = folder.resolve("project");
    ActorProfile once = learn(project, "take 1", shot(1, 200), own(1));
    ActorProfile again = learn(project, "take 1", shot(1, 200), own(1));
    assertThat(again.calibration().learnedS()).isEqualTo(once.calibration().learnedS());
    // The project keeps products of inputs with 32 bits.
    assertThat(again.calibration().opening().gain())
        .isCloseTo(once.calibration().opening().gain(), within(1e-6));
    assertThat(again.calibration().openings()).isEqualTo(once.calibration().openings());
    assertThat(ProjectFolder.open(project).actors())
        .singleElement()
        .satisfies(actor -> assertThat(actor.takes()).isEqualTo(1));
  }

  @Test
  void whatIsNotLearnedIsNotWritten() {
    Path project = folder.resolve("project");
    ProjectActor actor = ProjectActor.read(project, "actor", NETWORK, notices::add);
    assertThat(profile(actor, "take 1", shot(1, 200), own(1)).calibration().learnedS())
        .isCloseTo(8, within(0.1));
    assertThat(project).doesNotExist();
  }

  @Test
  void actorsAreApart() {
    Path project = folder.resolve("project");
    learn(project, "take 1", shot(1, 200), own(1));
    ProjectActor bea = ProjectActor.read(project, "Bea", NETWORK, notices::add);
    assertThat(profile(bea, "take 2", shot(7, 40), TakeSpeech.none()).calibration().learnedS())
        .isZero();
  }

  @Test
  void anotherNetworksStyleIsLeftOutWithANotice() {
    Path project = folder.resolve("project");
    ActorProfile spoken = learn(project, "take 1", shot(1, 200), own(1));
    ProjectActor actor = ProjectActor.read(project, "actor", "b2", notices::add);
    assertThat(notices)
        .singleElement()
        .extracting(Notice::text)
        .asString()
        .contains("another mouth network");
    ActorProfile profile = profile(actor, "take 2", shot(7, 40), TakeSpeech.none());
    assertThat(profile.style().isGeneral()).isTrue();
    assertThat(profile.range().openings().at(0.9))
        .isCloseTo(spoken.range().openings().at(0.9), within(0.004));
    ActorProfile again = profile(actor, "take 1", shot(1, 200), own(1));
    assertThat(again.calibration().opening().used()).isTrue();
    assertThat(again.calibration().learnedS()).isCloseTo(8, within(0.1));
  }

  private static ActorEvidence evidence(ActorLearner.Shot shot, TakeSpeech own) {
    return ActorLearner.shown(List.of(shot), own);
  }

  private ActorProfile learn(Path project, String take, ActorLearner.Shot shot, TakeSpeech own) {
    ProjectActor actor = ProjectActor.read(project, "actor", NETWORK, notices::add);
    ActorEvidence shown = evidence(shot, own);
    actor.learn(TakeNote.of(take, shown.spokenS(), 0), shown);
    return profile(actor, take, shot, own);
  }

  /** The actor as a run sees it that has read the project before it looked at the take. */
  private static ActorProfile profile(
      ProjectActor actor, String take, ActorLearner.Shot shot, TakeSpeech own) {
    ActorEvidence shown = evidence(shot, own);
    ActorEvidence known = actor.with(TakeNote.of(take, shown.spokenS(), 0), shown);
    return ActorLearner.profiles(List.of(shot), known).get(0);
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
