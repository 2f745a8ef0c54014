/** The network, its optimiser, and its export to ONNX. */
@NullMarked
package org.redub.models.training.net;

import org.jspecify.annotations.NullMarked;
