package org.redub.render.composite;

import org.redub.render.image.RgbImage;

/**
 * The pixels of a face with its new mouth. They belong to the compositor, are confined to its
 * thread and are valid until it renders again.
 *
 * @param image as large as the plate; equal to the plate wherever alpha is 0
 * @param alpha per pixel the opacity where the picture may differ from the plate, and exactly 0
 *     elsewhere; the picture itself merges smoothly into the plate
 * @param matte share of the new mouth per pixel, 0 where only the plate is visible
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedMouth(RgbImage image, float[] alpha, float[] matte) {}
