/**
 * PCM sound, mel spectrograms, speech activity and mouth cues, all in memory: no files, no
 * networks.
 */
@NullMarked
package org.redub.audio;

import org.jspecify.annotations.NullMarked;
