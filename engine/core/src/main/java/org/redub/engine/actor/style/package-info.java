/** How an actor deviates from the general prediction: statistics, fit, cross-validation. */
@NullMarked
package org.redub.engine.actor.style;

import org.jspecify.annotations.NullMarked;
