/**
 * Sound as numbers: PCM, mel spectrograms, speech activity, mouth cues. Knows no files and no
 * networks.
 */
@NullMarked
package org.redub.audio;

import org.jspecify.annotations.NullMarked;
