/**
 * Analyses sound: speech activity, mel spectrogram and articulation of a voice track or of the take
 * itself.
 */
@NullMarked
package org.redub.engine.analyse.sound;

import org.jspecify.annotations.NullMarked;
