package org.redub.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.face.FaceControls;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/** Lips shut and lower lip at the teeth, from the network's answer to the shapes of the frames. */
class LipEventsTest {
  private static final double RATE_HZ = 40;
  private static final double SECONDS = 12;
  private static final int EVENT_EVERY = 13;

  /** Lips this close are shut, in interocular distances: half a percent of a face's height. */
  private static final double SHUT = 0.0105;

  private static final ActorProfile ACTOR = talker();

  @ParameterizedTest
  @CsvSource({
    "24, 1",
    "23.976, 1",
    "25, 1",
    "30, 1",
    "60, 1",
    "24, 0.4",
    "25, 2",
    "60, 0.4",
    "60, 2",
    "12, 1"
  })
  void everyClosureIsSeenForAWholeFrame(double framesPerSecond, double strength) {
    Articulation speech = speech(Phone.B);
    long[] ptsUs = times(framesPerSecond);
    List<MouthShape> shapes = shapes(speech, strength, ptsUs);
    long frameUs = Math.round(1e6 / framesPerSecond);
    for (TimeSpan closure : LipEvents.closures(speech)) {
      boolean shut = false;
      for (int i = 0; i < ptsUs.length; i++) {
        boolean near = Math.abs(ptsUs[i] - closure.middleUs()) <= frameUs / 2 + 1;
        boolean inside = ptsUs[i] >= closure.startUs() && ptsUs[i] <= closure.endUs();
        shut |= (near || inside) && widestGap(shapes.get(i)) < SHUT;
      }
      assertThat(shut).as("closure at %d us", closure.middleUs()).isTrue();
    }
    assertThat(shapes.stream().mapToDouble(MouthShape::opening).max().orElseThrow())
        .as("the mouth moves at all")
        .isGreaterThan(0.05 * strength);
  }

  @ParameterizedTest
  @CsvSource({"24, 1", "25, 0.4", "25, 2", "60, 1"})
  void everyLipToTeethIsSeen(double framesPerSecond, double strength) {
    Articulation speech = speech(Phone.F);
    long[] ptsUs = times(framesPerSecond);
    List<MouthShape> shapes = shapes(speech, strength, ptsUs);
    List<MouthShape> plain = shapes(speech(Phone.T), strength, ptsUs);
    long frameUs = Math.round(1e6 / framesPerSecond);
    double raise = 0;
    for (TimeSpan event : LipEvents.lipTeeth(speech)) {
      boolean seen = false;
      for (int i = 0; i < ptsUs.length; i++) {
        if (Math.abs(ptsUs[i] - event.middleUs()) <= frameUs / 2 + 1) {
          double lip = FaceControls.of(FaceMotion.LOWER_LIP, shapes.get(i));
          double usual = FaceControls.of(FaceMotion.LOWER_LIP, plain.get(i));
          raise = Math.max(raise, usual - lip);
          seen |= shapes.get(i).opening() < 0.045 && lip < usual;
        }
      }
      assertThat(seen).as("f at %d us", event.middleUs()).isTrue();
    }
    assertThat(raise).as("the lower lip comes up").isGreaterThan(0.015);
  }

  @Test
  void eventsOfASoundThatIsNoSpeechAreNone() {
    Articulation speech = speech(Phone.B);
    MouthTrack track =
        new SpeechPlanner(speech, t -> false, 0, 1).track(ACTOR.range(), ACTOR.style(), times(25));
    for (int i = 0; i < track.frames(); i++) {
      assertThat(track.at(i).closed()).isFalse();
    }
  }

  private static long[] times(double framesPerSecond) {
    long[] ptsUs = new long[(int) (SECONDS * framesPerSecond)];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = Math.round(i * 1e6 / framesPerSecond);
    }
    return ptsUs;
  }

  private static List<MouthShape> shapes(Articulation speech, double strength, long[] ptsUs) {
    MouthTrack track =
        new SpeechPlanner(speech, t -> true, 0, strength)
            .track(ACTOR.range(), ACTOR.style(), ptsUs);
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      shapes.add(
          ACTOR.shapeAt(track.at(i).opening(), track.at(i).width(), track.at(i).expression()));
    }
    return shapes;
  }

  /** Widest distance between the lips anywhere along them. */
  private static double widestGap(MouthShape shape) {
    float[] xyz = shape.toArray();
    double widest = 0;
    for (int i = 1; i < 10; i++) {
      int lower = FaceMesh.LOWER_FACE.indexOf(FaceMesh.INNER_LIP.get(i));
      int upper = FaceMesh.LOWER_FACE.indexOf(FaceMesh.INNER_LIP.get(20 - i));
      widest = Math.max(widest, xyz[3 * lower + 1] - xyz[3 * upper + 1]);
    }
    return widest;
  }

  /** Wide vowels and wild residuals, with one network frame of a consonant now and then. */
  private static Articulation speech(Phone consonant) {
    Random random = new Random(8);
    int frames = (int) (SECONDS * RATE_HZ);
    int phones = Phone.values().length;
    float[] motions = new float[7 * frames];
    float[] probabilities = new float[phones * frames];
    for (int k = 0; k < frames; k++) {
      for (int motion = 0; motion < 7; motion++) {
        motions[7 * k + motion] = (float) (1.5 * random.nextGaussian());
      }
      boolean event = k % EVENT_EVERY == EVENT_EVERY - 1;
      Phone phone = event ? consonant : Phone.AA;
      probabilities[phones * k + List.of(Phone.values()).indexOf(phone)] = 1;
    }
    return Articulation.of(
        RATE_HZ, new float[7 * frames], probabilities, motions, new float[frames]);
  }

  private static ActorProfile talker() {
    Random random = new Random(4);
    List<MouthShape> shapes = new ArrayList<>();
    long[] ptsUs = new long[200];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = i * 40_000L;
      shapes.add(DrawnMouth.at(0.2 * random.nextDouble(), 0.5 + 0.15 * random.nextDouble()));
    }
    TakeSpeech own = TestSpeech.always(TakeSpeech.none().articulation(), 0);
    return ActorLearner.learn(List.of(new ActorLearner.Shot(DrawnTrack.of(0, shapes), ptsUs)), own)
        .get(0);
  }
}
