/** Measures pictures against the true ones: likeness, sharpness, flicker, seams. */
@NullMarked
package org.redub.engine.evaluate.quality;

import org.jspecify.annotations.NullMarked;
