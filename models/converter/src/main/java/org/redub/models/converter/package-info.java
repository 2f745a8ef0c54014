/** Converts MediaPipe's face models from TFLite to ONNX. */
@NullMarked
package org.redub.models.converter;

import org.jspecify.annotations.NullMarked;
