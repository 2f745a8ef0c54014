package org.redub.engine.generate;

import org.redub.engine.media.plate.Plate;
import org.redub.geometry.PixelBox;

/**
 * A frame whose mouth is to be made. Immutable except for its plate, which is only read.
 *
 * @param plan what its mouth does
 * @param plate the whole frame
 * @param box the part of it that a {@link org.redub.render.composite.MouthCanvas} is of
 */
public record FaceFrame(FramePlan plan, Plate plate, PixelBox box) {}
