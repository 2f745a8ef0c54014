/** Synthetic speech with exact phone times, and where it wants the mouth. */
@NullMarked
package org.redub.models.training.corpus;

import org.jspecify.annotations.NullMarked;
