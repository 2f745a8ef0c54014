package org.redub.engine.media.sound;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.NativeScope;

/**
 * Mixes the channels of a sound to one. Where they cancel each other out, because one of them was
 * recorded with the opposite polarity, the right channels are inverted before mixing. Confined to
 * one thread; the owner closes it.
 */
final class MonoMixer implements Mixer {
  /** Samples that are mixed in the same way. */
  private static final int BLOCK = 1024;

  /** The mix is nearly silent beside the one with inverted channels: 15 dB weaker. */
  private static final double CANCELLED = 0.03;

  /** The channels no longer cancel each other out: 10 dB. */
  private static final double AUDIBLE = 0.1;

  /** The energies are measured over this time. */
  private static final double MEMORY_S = 5;

  private static final int FADE = 128;

  private final NativeScope scope = new NativeScope();
  private final Resampler plain;
  private final @Nullable Resampler inverted;
  private final double decay;
  private final float[][] block = new float[1][BLOCK];
  private final float[][] other = new float[1][BLOCK];
  private int start;
  private int end;
  private double plainEnergy;
  private double invertedEnergy;
  private boolean inverting;
  private long invertedSamples;

  MonoMixer(AVChannelLayout stored, int rateHz) {
    decay = Math.exp(-BLOCK / (MEMORY_S * rateHz));
    try {
      plain = new Resampler(stored, rateHz, Resampler.Mix.MONO);
      scope.onClose(plain::close);
      inverted =
          stored.nb_channels() < 2
              ? null
              : new Resampler(stored, rateHz, Resampler.Mix.MONO_INVERTED);
      if (inverted != null) {
        scope.onClose(inverted::close);
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public long layoutMask() {
    return plain.layoutMask();
  }

  @Override
  public void put(AVFrame frame) {
    plain.put(frame);
    if (inverted != null) {
      inverted.put(frame);
    }
  }

  @Override
  public void putSilence(long durationUs) {
    plain.putSilence(durationUs);
    if (inverted != null) {
      inverted.putSilence(durationUs);
    }
  }

  @Override
  public void drop(long durationUs) {
    plain.drop(durationUs);
    if (inverted != null) {
      inverted.drop(durationUs);
    }
  }

  @Override
  public void flush() {
    plain.flush();
    if (inverted != null) {
      inverted.flush();
    }
  }

  @Override
  public int available() {
    return end - start + plain.available();
  }

  @Override
  public int take(float[][] into, int from, int count, boolean ended) {
    if (inverted == null) {
      return plain.take(into, from, count, ended);
    }
    int done = 0;
    while (done < count && (start < end || fill(inverted, ended))) {
      int samples = Math.min(count - done, end - start);
      System.arraycopy(block[0], start, into[0], from + done, samples);
      start += samples;
      done += samples;
    }
    return done;
  }

  private boolean fill(Resampler second, boolean ended) {
    if (plain.available() < BLOCK && !ended) {
      return false;
    }
    start = 0;
    end = plain.take(block, 0, BLOCK, ended);
    second.take(other, 0, end, ended);
    boolean before = inverting;
    decide();
    if (inverting || before) {
      replace(before);
    }
    return end > 0;
  }

  private void decide() {
    plainEnergy = decay * plainEnergy + energy(block[0]);
    invertedEnergy = decay * invertedEnergy + energy(other[0]);
    double limit = inverting ? AUDIBLE : CANCELLED;
    inverting = plainEnergy < limit * invertedEnergy;
    invertedSamples += inverting ? end : 0;
  }

  private double energy(float[] samples) {
    double energy = 0;
    for (int i = 0; i < end; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return energy;
  }

  /** Replaces the block by the other mix, with a short fade where the mix changes. */
  private void replace(boolean before) {
    boolean fades = before != inverting && invertedSamples != end;
    for (int i = 0; i < end; i++) {
      float share = inverting ? 1 : 0;
      if (fades && i < FADE) {
        float progress = (i + 1f) / FADE;
        share = inverting ? progress : 1 - progress;
      }
      block[0][i] += share * (other[0][i] - block[0][i]);
    }
  }

  /** How many samples so far were mixed with inverted channels. */
  long invertedSamples() {
    return invertedSamples;
  }

  @Override
  public void close() {
    scope.close();
  }
}
