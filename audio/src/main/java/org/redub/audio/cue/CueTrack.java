package org.redub.audio.cue;

import java.util.List;

/**
 * The mouth of one speaker as cues that follow each other without gap or overlap from 0 to the end
 * of the sound. Two neighbours never have the same shape. A track without duration has no cues.
 *
 * <p>Immutable and thread-safe.
 */
public final class CueTrack {
  private final List<MouthCue> cues;
  private final long durationUs;

  private CueTrack(List<MouthCue> cues, long durationUs) {
    this.cues = cues;
    this.durationUs = durationUs;
  }

  /**
   * A track of the given cues; its duration is the end of the last.
   *
   * @throws IllegalArgumentException if they leave a gap, overlap or repeat a shape
   */
  public static CueTrack of(List<MouthCue> cues) {
    List<MouthCue> copy = List.copyOf(cues);
    long endUs = 0;
    for (int i = 0; i < copy.size(); i++) {
      MouthCue cue = copy.get(i);
      if (cue.startUs() != endUs) {
        throw new IllegalArgumentException(
            "mouth cues must follow each other: cue %d starts at %d us, the one before ends at %d us"
                .formatted(i, cue.startUs(), endUs));
      }
      if (i > 0 && cue.viseme() == copy.get(i - 1).viseme()) {
        throw new IllegalArgumentException(
            "neighbouring mouth cues must differ: cues %d and %d are both %s"
                .formatted(i - 1, i, cue.viseme()));
      }
      endUs = cue.endUs();
    }
    return new CueTrack(copy, endUs);
  }

  /** The cues in order of time. */
  public List<MouthCue> cues() {
    return cues;
  }

  /** Length of the track in microseconds. */
  public long durationUs() {
    return durationUs;
  }
}
