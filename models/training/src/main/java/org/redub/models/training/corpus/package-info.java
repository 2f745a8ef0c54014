/** Synthetic speech with exact times of its phones, and the mouth's motion for it. */
@NullMarked
package org.redub.models.training.corpus;

import org.jspecify.annotations.NullMarked;
