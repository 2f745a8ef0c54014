package org.redub.render.composite;

import org.redub.render.image.RgbImage;

/**
 * The pixels of a face with its new mouth. They belong to the compositor and are valid until it
 * renders again.
 *
 * @param image as large as the plate; equal to the plate wherever alpha is 0
 * @param alpha per pixel the render's opacity where the picture may differ from the plate, exactly
 *     0 where it does not; the picture itself runs smoothly into the plate
 * @param matte share of the new mouth per pixel, 0 where the plate's own skin is
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedMouth(RgbImage image, float[] alpha, float[] matte) {}
