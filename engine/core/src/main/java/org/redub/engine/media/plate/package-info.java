/** Decoded frames in Java memory. */
@NullMarked
package org.redub.engine.media.plate;

import org.jspecify.annotations.NullMarked;
