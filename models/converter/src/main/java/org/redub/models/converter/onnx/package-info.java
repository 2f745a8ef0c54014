/** Builds ONNX graphs and writes them as protobuf, with the same bytes on every run. */
@NullMarked
package org.redub.models.converter.onnx;

import org.jspecify.annotations.NullMarked;
