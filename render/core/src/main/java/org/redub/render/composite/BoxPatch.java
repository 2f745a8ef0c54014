package org.redub.render.composite;

import org.redub.render.image.RgbImage;

/**
 * A patch in the plate's pixel grid and light. Immutable except for its pixels.
 *
 * @param pixels as large as {@link MouthCanvas#box}, colours matched by the painter with {@link
 *     MouthCanvas#matchColours}; sharpened in place by the compositor
 * @param lipDetail see {@link Patch#lipDetail}
 * @param confidence see {@link Patch#confidence}
 */
public record BoxPatch(RgbImage pixels, double lipDetail, float confidence) implements Patch {}
