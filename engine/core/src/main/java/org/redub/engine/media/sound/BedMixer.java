package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CH_FRONT_CENTER;

import java.util.Arrays;
import java.util.List;
import org.redub.engine.api.Notice;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.media.file.Rational;

/**
 * Puts a voice track over the take's own sound: inside the ranges the voice track is heard, outside
 * of them the take, with a crossfade inside each end of a range. Confined to one thread; the owner
 * closes it.
 */
final class BedMixer implements AutoCloseable {
  /** Crossfade at the ends of a range. */
  private static final int FADE_SAMPLES = SoundtrackEncoder.SAMPLE_RATE_HZ / 100;

  private static final Rational SAMPLES = new Rational(1, SoundtrackEncoder.SAMPLE_RATE_HZ);

  private final SoundSource take;
  private final List<TakeRange> ranges;
  private long leadSamples;
  private float[][] block = new float[0][0];

  BedMixer(Bed bed) {
    take = new SoundSource(bed.take(), SoundtrackEncoder.SAMPLE_RATE_HZ, false);
    ranges = bed.ranges();
    leadSamples = SAMPLES.fromUs(take.format().startUs() - bed.takeStartUs());
  }

  int channels() {
    return take.channels();
  }

  long layoutMask() {
    return take.layoutMask();
  }

  List<Notice> notices() {
    return take.notices();
  }

  /**
   * Mixes the next samples.
   *
   * @param voice the voice track, with its own channels
   * @param position number of the first sample after the first frame
   * @param into receives the mix, with the channels of the take
   */
  void mix(float[][] voice, long position, int count, float[][] into) {
    read(count);
    for (int i = 0; i < count; i++) {
      float share = share(position + i);
      for (int channel = 0; channel < into.length; channel++) {
        float own = block[channel][i];
        into[channel][i] =
            share == 0 ? own : own + share * (voiceIn(voice, channel, into.length, i) - own);
      }
    }
  }

  private void read(int count) {
    if (block.length == 0 || block[0].length < count) {
      block = new float[take.channels()][count];
    }
    while (leadSamples < 0) {
      int got = take.read(block, 0, (int) Math.min(block[0].length, -leadSamples));
      leadSamples = got == 0 ? 0 : leadSamples + got;
    }
    int silent = (int) Math.min(count, leadSamples);
    leadSamples -= silent;
    int got = take.read(block, silent, count - silent);
    for (float[] plane : block) {
      Arrays.fill(plane, 0, silent, 0f);
      Arrays.fill(plane, silent + got, count, 0f);
    }
  }

  /** 0 where the take is heard, 1 where the voice track is. */
  private float share(long sample) {
    float share = 0;
    for (TakeRange range : ranges) {
      long sinceStart = sample - SAMPLES.fromUs(range.startUs());
      long untilEnd = SAMPLES.fromUs(range.endUs()) - sample;
      float here = (float) Math.min(sinceStart, untilEnd) / FADE_SAMPLES;
      share = Math.max(share, Math.max(0, Math.min(1, here)));
    }
    return share;
  }

  /** The voice track in one of the take's channels: its own channel, or its mono in the middle. */
  private float voiceIn(float[][] voice, int channel, int channels, int i) {
    if (voice.length == channels) {
      return voice[channel][i];
    }
    float mono = 0;
    for (float[] plane : voice) {
      mono += plane[i] / voice.length;
    }
    if (channels <= 2) {
      return mono;
    }
    boolean hasCentre = (take.layoutMask() & AV_CH_FRONT_CENTER) != 0;
    int centre = Long.bitCount(take.layoutMask() & (AV_CH_FRONT_CENTER - 1));
    boolean heard = hasCentre ? channel == centre : channel < 2;
    return heard ? mono : 0;
  }

  @Override
  public void close() {
    take.close();
  }
}
