/** The command that converts MediaPipe's face models from TFLite to ONNX. */
@NullMarked
package org.redub.models.converter.cli;

import org.jspecify.annotations.NullMarked;
