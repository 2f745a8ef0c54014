package org.redub.engine.media.file;

/**
 * Start and length of a stream on its own clock, according to its container. Immutable.
 *
 * @param startPts pts of the first frame, in ticks of the stream's time base
 * @param durationUs length, or 0 if unknown
 * @param estimatedFrames estimated number of frames, or 0 if unknown
 */
public record VideoTiming(long startPts, long durationUs, long estimatedFrames) {}
