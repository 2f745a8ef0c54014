package org.redub.engine.media.write;

/**
 * A range of consecutive frames. Immutable.
 *
 * @param first number of the first frame, from 0
 * @param frames number of frames, at least 1
 */
public record FrameRange(int first, int frames) {}
