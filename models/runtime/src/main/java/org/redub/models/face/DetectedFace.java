package org.redub.models.face;

/**
 * A face that the detector found. Immutable.
 *
 * @param region the square that the landmark model wants for a start, in unrotated image pixels
 * @param boxSidePx longer side of the detector's own box, in image pixels
 * @param score 0..1
 */
public record DetectedFace(FaceRegion region, double boxSidePx, float score) {}
