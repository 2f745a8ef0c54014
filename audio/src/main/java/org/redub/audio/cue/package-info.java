/** Mouth cues: what shape the mouth has when, and the files other tools read. */
@NullMarked
package org.redub.audio.cue;

import org.jspecify.annotations.NullMarked;
