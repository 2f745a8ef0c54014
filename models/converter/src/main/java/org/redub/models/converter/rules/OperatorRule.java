package org.redub.models.converter.rules;

import org.redub.models.converter.tflite.TfliteOperator;

/** Translates one kind of TFLite operator to ONNX. Stateless. */
@FunctionalInterface
interface OperatorRule {
  /**
   * Adds the operator's nodes and constants to the graph and returns the counterpart of its output.
   */
  GraphValue apply(TfliteOperator operator, Translation translation);
}
