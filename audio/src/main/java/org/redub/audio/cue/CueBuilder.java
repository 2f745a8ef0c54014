package org.redub.audio.cue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes mouth cues from the mouth's channels per frame. {@link CueThresholds} has the units and
 * thresholds. A channel that is not given counts as 0 in every frame; values that are not finite
 * count as 0.
 *
 * <p>Steps: each frame is classified as a shape; a frame covers the time up to half way to its
 * neighbours, the first from 0, the last to the end; equal neighbours are joined; a shut mouth
 * becomes rest or a closure, depending on its duration; cues that are too short are merged into a
 * neighbour ({@link CueMerger}).
 *
 * <p>The same values always give the same cues. Arrays are copied, not kept or changed. Confined to
 * one thread.
 */
public final class CueBuilder {
  private final long[] ptsUs;
  private final long durationUs;
  private final float[] zeros;
  private float[] opening;
  private float[] width;
  private float[] rounding;
  private float[] closure;
  private float[] lipTeeth;
  private float[] tongue;
  private CueThresholds thresholds = CueThresholds.DEFAULT;

  private CueBuilder(long[] ptsUs, long durationUs) {
    this.ptsUs = ptsUs.clone();
    this.durationUs = durationUs;
    this.zeros = new float[ptsUs.length];
    this.opening = zeros;
    this.width = zeros;
    this.rounding = zeros;
    this.closure = zeros;
    this.lipTeeth = zeros;
    this.tongue = zeros;
  }

  /**
   * A builder for frames at the given rising times, of sound that lasts {@code durationUs}. Frames
   * at or after the end are ignored.
   *
   * @throws IllegalArgumentException if the times do not rise or start before 0, or if there is
   *     sound but no frame
   */
  public static CueBuilder at(long[] ptsUs, long durationUs) {
    if (durationUs < 0 || (durationUs > 0 && ptsUs.length == 0)) {
      throw new IllegalArgumentException(
          "mouth cues need a duration of 0 or more and at least one frame, got %d us and %d frames"
              .formatted(durationUs, ptsUs.length));
    }
    for (int i = 0; i < ptsUs.length; i++) {
      if (ptsUs[i] < 0 || (i > 0 && ptsUs[i] <= ptsUs[i - 1])) {
        throw new IllegalArgumentException(
            "frame times must start at 0 or later and rise, frame %d is at %d us"
                .formatted(i, ptsUs[i]));
      }
    }
    return new CueBuilder(ptsUs, durationUs);
  }

  /** How far the mouth is open, 0 to 1. */
  public CueBuilder opening(float[] perFrame) {
    opening = checked("opening", perFrame);
    return this;
  }

  /** How wide the mouth is, -1 to 1. */
  public CueBuilder width(float[] perFrame) {
    width = checked("width", perFrame);
    return this;
  }

  /** How rounded the lips are, 0 to 1. */
  public CueBuilder rounding(float[] perFrame) {
    rounding = checked("rounding", perFrame);
    return this;
  }

  /** How firmly the lips are pressed together, 0 to 1. */
  public CueBuilder closure(float[] perFrame) {
    closure = checked("closure", perFrame);
    return this;
  }

  /** How far the lower lip is under the upper teeth, 0 to 1. */
  public CueBuilder lipTeeth(float[] perFrame) {
    lipTeeth = checked("lip under teeth", perFrame);
    return this;
  }

  /** How far the tip of the tongue is raised, 0 to 1. */
  public CueBuilder tongue(float[] perFrame) {
    tongue = checked("tongue", perFrame);
    return this;
  }

  /** Other thresholds than {@link CueThresholds#DEFAULT}. */
  public CueBuilder thresholds(CueThresholds thresholds) {
    this.thresholds = thresholds;
    return this;
  }

  /** The cues, from 0 to the end of the sound. */
  public CueTrack build() {
    if (durationUs == 0) {
      return CueTrack.of(List.of());
    }
    List<MouthCue> cues = new ArrayList<>();
    long startUs = 0;
    for (int i = 0; i < ptsUs.length && startUs < durationUs; i++) {
      long endUs = endUs(i);
      CueMerger.append(cues, new MouthCue(startUs, endUs, shape(i)));
      startUs = endUs;
    }
    return CueTrack.of(CueMerger.withoutShort(withClosures(cues), thresholds.minCueUs()));
  }

  private long endUs(int frame) {
    if (frame == ptsUs.length - 1) {
      return durationUs;
    }
    long middleUs = ptsUs[frame] + (ptsUs[frame + 1] - ptsUs[frame] + 1) / 2;
    return Math.min(durationUs, middleUs);
  }

  /** The shape of one frame; X means a shut mouth, either at rest or in a closure. */
  private Viseme shape(int i) {
    if (closure[i] >= thresholds.closed()) {
      return Viseme.A;
    }
    if (lipTeeth[i] >= thresholds.lipTeeth()) {
      return Viseme.G;
    }
    if (!(opening[i] >= thresholds.shut())) {
      return Viseme.X;
    }
    if (rounding[i] >= thresholds.puckered() && opening[i] < thresholds.wide()) {
      return Viseme.F;
    }
    if (rounding[i] >= thresholds.rounded() || width[i] < thresholds.narrow()) {
      return Viseme.E;
    }
    if (tongue[i] >= thresholds.tongue() && opening[i] >= thresholds.open() / 2) {
      return Viseme.H;
    }
    if (opening[i] >= thresholds.wide()) {
      return Viseme.D;
    }
    return opening[i] >= thresholds.open() ? Viseme.C : Viseme.B;
  }

  /** Makes a shut mouth a closure where it does not stay shut for long. */
  private List<MouthCue> withClosures(List<MouthCue> cues) {
    List<MouthCue> result = new ArrayList<>(cues.size());
    for (MouthCue cue : cues) {
      boolean brief = cue.viseme() == Viseme.X && cue.durationUs() < thresholds.restUs();
      CueMerger.append(result, brief ? new MouthCue(cue.startUs(), cue.endUs(), Viseme.A) : cue);
    }
    return result;
  }

  private float[] checked(String channel, float[] perFrame) {
    if (perFrame.length != ptsUs.length) {
      throw new IllegalArgumentException(
          "channel '%s' must have one value for each of %d frames, got %d"
              .formatted(channel, ptsUs.length, perFrame.length));
    }
    float[] copy = Arrays.copyOf(perFrame, perFrame.length);
    for (int i = 0; i < copy.length; i++) {
      copy[i] = Float.isFinite(copy[i]) ? copy[i] : 0;
    }
    return copy;
  }
}
