/** Reads TFLite models: tensors, operators and their options. */
@NullMarked
package org.redub.models.converter.tflite;

import org.jspecify.annotations.NullMarked;
