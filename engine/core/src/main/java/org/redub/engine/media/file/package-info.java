/** Containers, codecs and native memory of FFmpeg, and the types that describe streams. */
@NullMarked
package org.redub.engine.media.file;

import org.jspecify.annotations.NullMarked;
