package org.redub.engine.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/** Drawn mouths that move later or earlier than their sound, in one or several shots. */
class TakeOffsetTest {
  private static final Articulation ARTICULATION = articulation();
  private static final long SOUND_STARTS_US = 200_000;

  @Test
  void estimatesTheOffsetOverAllShotsOfATake() {
    for (long lateUs : new long[] {-80_000, 0, 60_000}) {
      TakeTrack take = take(shot(0, 150, lateUs), shot(150, 150, lateUs));
      AvOffset offset = TakeOffset.estimate(take, own(true));
      assertThat(offset.known()).isTrue();
      assertThat(offset.offsetUs()).isCloseTo(lateUs, within(12_000L));
    }
  }

  @Test
  void doesNotKnowTheOffsetWithoutSpeech() {
    AvOffset offset = TakeOffset.estimate(take(shot(0, 150, 60_000)), own(false));
    assertThat(offset.known()).isFalse();
    assertThat(offset.offsetUs()).isZero();
    assertThat(TakeOffset.estimate(take(shot(0, 150, 0)), TakeSpeech.none()).known()).isFalse();
  }

  private static TakeSpeech own(boolean speaks) {
    return speaks
        ? TestSpeech.always(ARTICULATION, SOUND_STARTS_US)
        : TestSpeech.never(ARTICULATION, SOUND_STARTS_US);
  }

  private static TakeTrack take(FaceTrack... shots) {
    int frames = Arrays.stream(shots).mapToInt(FaceTrack::frames).sum();
    long[] ptsUs = new long[frames];
    Arrays.setAll(ptsUs, i -> i * 40_000L);
    return new TakeTrack(ptsUs, List.of(shots));
  }

  private static FaceTrack shot(int first, int frames, long lateUs) {
    Random random = new Random(first + 1);
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      long t = (first + i) * 40_000L - SOUND_STARTS_US - lateUs;
      double opening = ARTICULATION.motionAt(FaceMotion.OPENING, t) + 0.5 * random.nextGaussian();
      double width = ARTICULATION.motionAt(FaceMotion.WIDTH, t) + 0.5 * random.nextGaussian();
      shapes.add(DrawnMouth.at(Math.max(0, 0.12 + 0.02 * opening), 0.55 + 0.02 * width));
    }
    return DrawnTrack.of(first, shapes);
  }

  private static Articulation articulation() {
    Random random = new Random(12);
    int frames = 40 * 13;
    float[] motions = new float[7 * frames];
    for (int k = 7; k < motions.length; k++) {
      motions[k] = (float) (0.8 * motions[k - 7] + 0.6 * random.nextGaussian());
    }
    float[] probabilities = new float[Phone.values().length * frames];
    return Articulation.of(40, new float[7 * frames], probabilities, motions, new float[0]);
  }
}
