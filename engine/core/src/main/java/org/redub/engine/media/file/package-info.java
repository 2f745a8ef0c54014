/** Containers and native FFmpeg plumbing, and the nouns that describe streams. */
@NullMarked
package org.redub.engine.media.file;

import org.jspecify.annotations.NullMarked;
