/** How each TFLite operator is said in ONNX. */
@NullMarked
package org.redub.models.converter.rules;

import org.jspecify.annotations.NullMarked;
