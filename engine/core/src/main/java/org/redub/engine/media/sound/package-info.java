/** Decodes, resamples and encodes sound. */
@NullMarked
package org.redub.engine.media.sound;

import org.jspecify.annotations.NullMarked;
