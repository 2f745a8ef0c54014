/** The network, its optimiser and its way into an ONNX file. */
@NullMarked
package org.redub.models.training.net;

import org.jspecify.annotations.NullMarked;
