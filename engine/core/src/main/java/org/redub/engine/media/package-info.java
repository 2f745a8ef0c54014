/**
 * Media in and out on FFmpeg's low-level API, the only package that touches native code of
 * FFmpeg's: probe a file, read its frames as {@link org.redub.engine.media.Plate}s with their exact
 * pts, read speech as samples, write an MP4 that keeps what the take had.
 */
@NullMarked
package org.redub.engine.media;

import org.jspecify.annotations.NullMarked;
