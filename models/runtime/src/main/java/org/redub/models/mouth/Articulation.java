package org.redub.models.mouth;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * What a mouth does over the length of a speech, as the network hears it: the channels of {@link
 * ArticulationChannel} and the probability of every {@link Phone}, at a steady rate. Immutable by
 * contract.
 */
public final class Articulation {
  private final double frameRateHz;
  private final int frames;
  private final EnumMap<ArticulationChannel, float[]> channels;
  private final EnumMap<Phone, float[]> phones;

  /**
   * A series that the network made.
   *
   * @param channels one row per {@link ArticulationChannel}; row {@code c}, frame {@code k} is at
   *     {@code k / frameRateHz}
   * @param phones one row per {@link Phone}, probabilities that sum to 1 in every frame
   */
  Articulation(double frameRateHz, float[][] channels, float[][] phones) {
    this.frameRateHz = frameRateHz;
    frames = channels[0].length;
    this.channels = byName(ArticulationChannel.class, channels);
    this.phones = byName(Phone.class, phones);
  }

  /** Frames of the series. */
  public int frames() {
    return frames;
  }

  /** Frames a second; frame 0 is at the start of the speech. */
  public double frameRateHz() {
    return frameRateHz;
  }

  /** Time of the last frame, microseconds; 0 for an empty series. */
  public long durationUs() {
    return Math.max(0, Math.round((frames() - 1) * 1e6 / frameRateHz));
  }

  /**
   * A channel at a time of the speech, linear between frames, the first or last frame's value
   * outside.
   */
  public double valueAt(ArticulationChannel channel, long ptsUs) {
    return interpolate(channels.get(channel), ptsUs);
  }

  /** Probability (0..1) of a phone at a time of the speech, as {@link #valueAt}. */
  public double probability(Phone phone, long ptsUs) {
    return interpolate(phones.get(phone), ptsUs);
  }

  private static <E extends Enum<E>> EnumMap<E, float[]> byName(Class<E> names, float[][] rows) {
    EnumMap<E, float[]> map = new EnumMap<>(names);
    int row = 0;
    for (E name : names.getEnumConstants()) {
      map.put(name, rows[row++]);
    }
    return map;
  }

  private double interpolate(float @Nullable [] series, long ptsUs) {
    if (series == null || series.length == 0) {
      return 0;
    }
    double position = Math.max(0, Math.min(series.length - 1, ptsUs / 1e6 * frameRateHz));
    int low = (int) position;
    int high = Math.min(series.length - 1, low + 1);
    double share = position - low;
    return series[low] * (1 - share) + series[high] * share;
  }
}
