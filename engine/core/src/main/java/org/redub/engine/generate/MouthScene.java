package org.redub.engine.generate;

import org.jspecify.annotations.Nullable;
import org.redub.engine.media.read.MediaSource;

/**
 * A take, what its mouths must do, and the voice track they must say. Immutable; whoever opened the
 * files closes them.
 *
 * @param take its frames
 * @param frames what each frame's mouth does
 * @param shots poses and mouths by frame
 * @param voice the voice track; null where there is none, which only a generator that does not use
 *     it accepts
 * @param donorGap a frame within this many frames of another is never its donor; 0 allows every
 *     frame, even itself
 */
public record MouthScene(
    MediaSource take,
    FramePlans frames,
    ShotIndex shots,
    @Nullable VoiceInTake voice,
    int donorGap) {

  /** A scene in which every frame may be a donor. */
  public MouthScene(MediaSource take, FramePlans frames, ShotIndex shots, VoiceInTake voice) {
    this(take, frames, shots, voice, 0);
  }
}
