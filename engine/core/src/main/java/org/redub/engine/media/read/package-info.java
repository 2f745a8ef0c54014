/** Reads video and still pictures. */
@NullMarked
package org.redub.engine.media.read;

import org.jspecify.annotations.NullMarked;
