/** Writes video, sound and copied streams to MP4. */
@NullMarked
package org.redub.engine.media.write;

import org.jspecify.annotations.NullMarked;
