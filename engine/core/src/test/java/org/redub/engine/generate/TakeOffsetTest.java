package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.geometry.MouthShape;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/** Drawn mouths that follow their sound late or early, in one shot or several. */
class TakeOffsetTest {
  private static final Articulation HEARD = heard();
  private static final long SOUND_STARTS_US = 200_000;

  @Test
  void findsHowLateTheMouthIsOverTheShotsOfATake() {
    for (long lateUs : new long[] {-80_000, 0, 60_000}) {
      List<ActorLearner.Shot> shots = List.of(shot(0, 150, lateUs), shot(150, 150, lateUs));
      AvOffset offset = TakeOffset.of(shots, own(true));
      assertThat(offset.known()).isTrue();
      assertThat(offset.offsetUs()).isCloseTo(lateUs, within(12_000L));
    }
  }

  @Test
  void saysNothingOfATakeInWhichNobodySpeaks() {
    AvOffset offset = TakeOffset.of(List.of(shot(0, 150, 60_000)), own(false));
    assertThat(offset.known()).isFalse();
    assertThat(offset.offsetUs()).isZero();
    assertThat(TakeOffset.of(List.of(shot(0, 150, 0)), TakeSpeech.none()).known()).isFalse();
  }

  private static TakeSpeech own(boolean speaks) {
    return new TakeSpeech(HEARD, t -> speaks, SOUND_STARTS_US);
  }

  private static ActorLearner.Shot shot(int first, int frames, long lateUs) {
    Random random = new Random(first + 1);
    List<MouthShape> shapes = new ArrayList<>();
    long[] ptsUs = new long[frames];
    for (int i = 0; i < frames; i++) {
      ptsUs[i] = (first + i) * 40_000L;
      long t = ptsUs[i] - SOUND_STARTS_US - lateUs;
      double opening = HEARD.motionAt(FaceMotion.OPENING, t) + 0.5 * random.nextGaussian();
      double width = HEARD.motionAt(FaceMotion.WIDTH, t) + 0.5 * random.nextGaussian();
      shapes.add(DrawnMouth.at(Math.max(0, 0.12 + 0.02 * opening), 0.55 + 0.02 * width));
    }
    return new ActorLearner.Shot(DrawnTrack.of(first, shapes), ptsUs);
  }

  private static Articulation heard() {
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
