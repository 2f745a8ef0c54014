package org.redub.engine.generate;

import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaSource;

/**
 * A take, what its mouths must do, and the voice track they must say. Immutable; whoever opened the
 * files closes them.
 *
 * @param take its frames
 * @param frames what each frame's mouth does
 * @param shots poses and mouths by frame
 * @param voice the voice track
 * @param voiceStartUs when it starts, on the take's clock
 */
public record MouthScene(
    MediaSource take, FramePlans frames, ShotIndex shots, MediaFile voice, long voiceStartUs) {}
