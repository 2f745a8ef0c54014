/** The face models with their ONNX outputs, and the canonical face. */
@NullMarked
package org.redub.models.converter.face;

import org.jspecify.annotations.NullMarked;
