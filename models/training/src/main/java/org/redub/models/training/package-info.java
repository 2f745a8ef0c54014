/** Trains the audio-to-mouth network. Nothing that only dubs depends on this module. */
@NullMarked
package org.redub.models.training;

import org.jspecify.annotations.NullMarked;
