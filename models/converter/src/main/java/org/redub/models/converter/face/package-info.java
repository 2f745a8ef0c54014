/** The face models: which outputs they have in ONNX, and the canonical face. */
@NullMarked
package org.redub.models.converter.face;

import org.jspecify.annotations.NullMarked;
