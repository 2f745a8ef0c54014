/**
 * Mouth cues (mouth shapes with start and end) and the files in which animation programs read them.
 */
@NullMarked
package org.redub.audio.cue;

import org.jspecify.annotations.NullMarked;
