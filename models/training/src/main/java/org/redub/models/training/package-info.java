/** Trains the mouth network. No other module depends on this one. */
@NullMarked
package org.redub.models.training;

import org.jspecify.annotations.NullMarked;
