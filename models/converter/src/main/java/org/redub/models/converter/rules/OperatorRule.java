package org.redub.models.converter.rules;

import org.redub.models.converter.tflite.TfliteOperator;

/** How one kind of TFLite operator is said in ONNX. Stateless. */
@FunctionalInterface
interface OperatorRule {
  /** Adds what the operator needs to the graph and returns what its output became. */
  GraphValue apply(TfliteOperator operator, Translation translation);
}
