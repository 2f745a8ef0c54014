/** ONNX models: their cards, where they are kept, and the runtime that runs them. */
@NullMarked
package org.redub.models;

import org.jspecify.annotations.NullMarked;
