package org.redub.engine.media.file;

/**
 * Where a stream lies on its own clock, as its container says. Immutable.
 *
 * @param startPts pts of the first frame, in ticks of the stream's time base
 * @param durationUs length, or 0 if the container does not say
 * @param estimatedFrames frames to expect, or 0 if there is nothing to estimate from
 */
public record VideoTiming(long startPts, long durationUs, long estimatedFrames) {}
