package org.redub.models.converter.rules;

/**
 * An affine map of the plane that the graph computes, for points as rows: {@code p' = p @ linear +
 * translation}. MediaPipe stores it as a 4x4 matrix, of which only these six numbers are read.
 * Immutable.
 *
 * @param linear name of the linear part, [1, 2, 2]
 * @param translation name of the translation, [1, 1, 2]
 */
record PointTransform(String linear, String translation) implements GraphValue {}
