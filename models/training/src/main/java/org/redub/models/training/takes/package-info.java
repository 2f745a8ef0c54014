/** Clips of real speakers: tracked, aligned to the sound and normalised per speaker. */
@NullMarked
package org.redub.models.training.takes;

import org.jspecify.annotations.NullMarked;
