package org.redub.engine.analyse.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShotCutDetectorTest {
  private static final int PIXELS = ShotCutDetector.THUMBNAIL_PX * ShotCutDetector.THUMBNAIL_PX;

  @Test
  void findsOnlyTheCutBetweenTwoScenes() {
    ShotCutDetector detector = new ShotCutDetector();
    Random random = new Random(3);
    for (int frame = 0; frame < 60; frame++) {
      float[] thumbnail = scene(frame < 30 ? 0.2f : 0.75f, random);
      assertThat(detector.isCut(thumbnail)).as("frame %d", frame).isEqualTo(frame == 30);
    }
  }

  @Test
  void findsNoCutInASteadyPan() {
    ShotCutDetector detector = new ShotCutDetector();
    for (int frame = 0; frame < 60; frame++) {
      float[] thumbnail = new float[PIXELS];
      for (int i = 0; i < PIXELS; i++) {
        int x = i % ShotCutDetector.THUMBNAIL_PX + 2 * frame;
        thumbnail[i] = (float) (0.5 + 0.4 * Math.sin(x / 5.0));
      }
      assertThat(detector.isCut(thumbnail)).as("frame %d", frame).isFalse();
    }
  }

  @Test
  void findsNoCutInAFadeToBlack() {
    ShotCutDetector detector = new ShotCutDetector();
    Random random = new Random(5);
    for (int frame = 0; frame < 40; frame++) {
      assertThat(detector.isCut(scene(0.6f * (1 - frame / 40f), random)))
          .as("frame %d", frame)
          .isFalse();
    }
  }

  private static float[] scene(float level, Random random) {
    float[] thumbnail = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      float gradient = 0.15f * i / PIXELS;
      thumbnail[i] = level + gradient + 0.01f * (float) random.nextGaussian();
    }
    return thumbnail;
  }
}
