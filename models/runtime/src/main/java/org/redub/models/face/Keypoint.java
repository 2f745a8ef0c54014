package org.redub.models.face;

/**
 * A point in a picture, origin at the centre of its top-left pixel. Immutable.
 *
 * @param x pixels to the right
 * @param y pixels down
 */
public record Keypoint(double x, double y) {}
