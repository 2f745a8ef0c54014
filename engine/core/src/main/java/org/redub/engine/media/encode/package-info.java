/** Encoders of video, and the frames that they take. */
@NullMarked
package org.redub.engine.media.encode;

import org.jspecify.annotations.NullMarked;
