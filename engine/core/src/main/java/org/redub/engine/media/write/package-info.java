/** Writes video. */
@NullMarked
package org.redub.engine.media.write;

import org.jspecify.annotations.NullMarked;
