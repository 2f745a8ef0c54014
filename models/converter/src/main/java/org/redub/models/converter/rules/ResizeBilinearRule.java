package org.redub.models.converter.rules;

import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.OnnxAttribute;
import org.redub.models.converter.tflite.TensorShape;
import org.redub.models.converter.tflite.TfliteOperator;

/** RESIZE_BILINEAR with pixel centres at the halves. */
final class ResizeBilinearRule {
  private static final int ALIGN_CORNERS = 2;
  private static final int HALF_PIXEL_CENTERS = 3;

  /** An operand left out. */
  private static final String NONE = "";

  private ResizeBilinearRule() {}

  static GraphValue apply(TfliteOperator operator, Translation translation) {
    if (operator.byteOption(ALIGN_CORNERS) != 0 || operator.byteOption(HALF_PIXEL_CENTERS) != 1) {
      throw ConversionException.unsupported("pixel centres that are not at the halves");
    }
    TensorShape result = translation.shape(operator.output());
    String sizes = translation.graph().integers(result.requireRank(4).onnxDims());
    return translation.node(
        "Resize",
        List.of(translation.computed(operator.input(0)), NONE, NONE, sizes),
        OnnxAttribute.of("mode", "linear"),
        OnnxAttribute.of("coordinate_transformation_mode", "half_pixel"));
  }
}
