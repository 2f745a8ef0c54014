package org.redub.models.converter.rules;

/** What a TFLite tensor became. */
sealed interface GraphValue permits GraphValue.Computed, WeightArray, PointTransform {
  /** A value of the ONNX graph, by name; one of four dimensions is N, C, H, W there. Immutable. */
  record Computed(String name) implements GraphValue {}
}
