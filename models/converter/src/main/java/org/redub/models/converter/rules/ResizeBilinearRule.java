package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ResizeBilinearOptions;

/** RESIZE_BILINEAR with half-pixel centres. Stateless. */
final class ResizeBilinearRule {
  /** An omitted operand. */
  private static final String NONE = "";

  private ResizeBilinearRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    ResizeBilinearOptions options =
        operator.options(BuiltinOptions.ResizeBilinearOptions, new ResizeBilinearOptions());
    if (options.alignCorners() || !options.halfPixelCenters()) {
      throw ConversionException.unsupported("pixel centres other than half-pixel ones");
    }
    TensorShape result = translation.shape(operator.output());
    String sizes = translation.graph().integers(result.requireRank(4).onnxDims());
    return translation.node(
        "Resize",
        List.of(translation.computed(operator.input(0)), NONE, NONE, sizes),
        Attributes.of("mode", "linear"),
        Attributes.of("coordinate_transformation_mode", "half_pixel"));
  }
}
