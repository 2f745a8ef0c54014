/** Translates TFLite operators to ONNX. */
@NullMarked
package org.redub.models.converter.rules;

import org.jspecify.annotations.NullMarked;
