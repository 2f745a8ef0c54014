/** Reads TFLite models: flatbuffer tables, tensors, operators and FlexBuffers options. */
@NullMarked
package org.redub.models.converter.tflite;

import org.jspecify.annotations.NullMarked;
