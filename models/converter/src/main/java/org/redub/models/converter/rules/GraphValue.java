package org.redub.models.converter.rules;

/** The ONNX counterpart of a TFLite tensor. */
sealed interface GraphValue permits GraphValue.Computed, WeightArray, PointTransform {
  /** A value of the ONNX graph, by name; values of four dimensions are N, C, H, W. Immutable. */
  record Computed(String name) implements GraphValue {}
}
