package org.redub.engine.actor.style;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;

/**
 * What an actor's style is learned from: all the network knows of a sound around a moment, each
 * channel without its mean over a second, so that neither a voice nor a microphone counts. The
 * named channels are taken at five times about the moment, the features at three. Thread-safe; the
 * channels are made when first asked for.
 */
public final class StyleInputs {
  private static final int NAMED = Articulator.values().length + FaceMotion.values().length;
  private static final long[] NAMED_LAGS_US = {-80_000, -40_000, 0, 40_000, 80_000};
  private static final long[] FEATURE_LAGS_US = {-80_000, 0, 80_000};

  /** Reach of the running mean to both sides. */
  static final long DETREND_US = 500_000;

  private final Articulation sound;
  private float @Nullable [][] channels;

  private StyleInputs(Articulation sound) {
    this.sound = sound;
  }

  /** The inputs of a sound. */
  public static StyleInputs of(Articulation sound) {
    return new StyleInputs(sound);
  }

  /** The sound. */
  Articulation sound() {
    return sound;
  }

  private synchronized float[][] channels() {
    if (channels == null) {
      channels = channelsOf(sound);
    }
    return channels;
  }

  private static float[][] channelsOf(Articulation sound) {
    int frames = sound.frames();
    float[][] channels = new float[NAMED + sound.featureCount()][frames];
    for (int i = 0; i < frames; i++) {
      long t = sound.ptsUs(i);
      int c = 0;
      for (Articulator articulator : Articulator.values()) {
        channels[c++][i] = sound.valueAt(articulator, t);
      }
      for (FaceMotion motion : FaceMotion.values()) {
        channels[c++][i] = sound.motionAt(motion, t);
      }
      for (int feature = 0; feature < sound.featureCount(); feature++) {
        channels[c++][i] = sound.featureAt(feature, t);
      }
    }
    int reach = (int) Math.round(DETREND_US * sound.frameRateHz() / 1e6);
    for (int c = 0; c < channels.length; c++) {
      channels[c] = detrended(channels[c], reach);
    }
    return channels;
  }

  /** Numbers of a row. */
  int size() {
    return NAMED * NAMED_LAGS_US.length + sound.featureCount() * FEATURE_LAGS_US.length;
  }

  /** Place in a row of the general prediction of a target: its motion at the moment itself. */
  static int generalColumn(FaceMotion motion) {
    int channel = Articulator.values().length + List.of(FaceMotion.values()).indexOf(motion);
    return channel * NAMED_LAGS_US.length + NAMED_LAGS_US.length / 2;
  }

  /** Fills {@code row} with the inputs at a time of the sound. */
  void row(long ptsUs, double[] row) {
    float[][] all = channels();
    int k = 0;
    for (int c = 0; c < all.length; c++) {
      for (long lag : c < NAMED ? NAMED_LAGS_US : FEATURE_LAGS_US) {
        row[k++] = at(all[c], ptsUs + lag);
      }
    }
  }

  private double at(float[] channel, long ptsUs) {
    if (channel.length == 0) {
      return 0;
    }
    double position = Math.max(0, Math.min(channel.length - 1, ptsUs * sound.frameRateHz() / 1e6));
    int before = (int) position;
    int after = Math.min(before + 1, channel.length - 1);
    return channel[before] + (position - before) * (channel[after] - channel[before]);
  }

  private static float[] detrended(float[] values, int reach) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(values.length, i + reach + 1);
      result[i] = (float) (values[i] - (sums[to] - sums[from]) / (to - from));
    }
    return result;
  }
}
