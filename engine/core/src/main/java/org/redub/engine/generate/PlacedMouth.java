package org.redub.engine.generate;

import org.redub.geometry.PixelBox;
import org.redub.render.composite.RenderedMouth;

/**
 * A new mouth and its place in the plate. Its pixels belong to the thread that rendered them.
 *
 * @param plan the frame
 * @param box the part of the plate that the pixels are of
 * @param pixels the new mouth
 * @param targetPoints where the lower face was to be: x and y of each point in plate pixels
 * @param renderNanos how long it took to make and to composite, without decoding and encoding
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlacedMouth(
    FramePlan plan, PixelBox box, RenderedMouth pixels, float[] targetPoints, long renderNanos) {}
