/** Trains the network in stages that can be resumed. */
@NullMarked
package org.redub.models.training.fit;

import org.jspecify.annotations.NullMarked;
