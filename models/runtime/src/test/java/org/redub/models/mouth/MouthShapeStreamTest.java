package org.redub.models.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redub.audio.PcmAudio;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;

class MouthShapeStreamTest {
  private static final int RATE_HZ = 16_000;

  /** Convolutions sum in another order for another length. */
  private static final float SAME = 1e-4f;

  private static InferenceRuntime runtime;
  private static MouthShapePredictor predictor;

  @BeforeAll
  static void open() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    predictor = MouthShapePredictor.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void close() {
    predictor.close();
    runtime.close();
  }

  @Test
  void streamEqualsPredictionOfWhole() {
    float[] sound = VowelSound.of(9, 0.4);
    MelSpectrogram mel =
        MelSpectrogrammer.analyze(PcmAudio.of(sound, RATE_HZ), predictor.melConfig());
    Articulation whole = predictor.predict(mel);
    MouthShapeStream stream = new MouthShapeStream(predictor);
    Random random = new Random(5);
    for (int at = 0; at < sound.length; ) {
      int length = Math.min(sound.length - at, 1 + random.nextInt(3000));
      stream.push(sound, at, length);
      at += length;
      long pushedUs = at * 1_000_000L / RATE_HZ;
      assertThat(stream.readyFrames() * 25_000L)
          .isGreaterThanOrEqualTo(pushedUs - MouthShapeStream.LOOK_AHEAD_US);
    }
    assertSame(stream.soFar(), whole);
    Articulation finished = stream.finish();
    assertThat(finished.frames()).isEqualTo(whole.frames());
    assertSame(finished, whole);
  }

  @Test
  void isNotReadyBeforeLookAhead() {
    MouthShapeStream stream = new MouthShapeStream(predictor);
    stream.push(new float[RATE_HZ], 0, RATE_HZ);
    assertThat(stream.readyFrames()).isZero();
    assertThat(stream.soFar().frames()).isZero();
  }

  private static void assertSame(Articulation part, Articulation whole) {
    assertThat(part.frames()).isGreaterThan(200);
    for (int i = 0; i < part.frames(); i++) {
      long ptsUs = part.ptsUs(i);
      for (FaceMotion motion : FaceMotion.values()) {
        assertThat(part.motionAt(motion, ptsUs))
            .isCloseTo(whole.motionAt(motion, ptsUs), within(SAME));
      }
      assertThat(part.speechAt(ptsUs)).isCloseTo(whole.speechAt(ptsUs), within(SAME));
    }
  }
}
