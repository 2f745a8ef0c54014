package org.redub.engine.media.write;

/**
 * Frames that follow each other. Immutable.
 *
 * @param first number of the first, from 0
 * @param frames how many, at least 1
 */
public record FrameRange(int first, int frames) {}
