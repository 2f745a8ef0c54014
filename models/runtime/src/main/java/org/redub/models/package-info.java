/** ONNX models: their cards, their store and the runtime that runs them. */
@NullMarked
package org.redub.models;

import org.jspecify.annotations.NullMarked;
