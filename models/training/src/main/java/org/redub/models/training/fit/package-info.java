/** Fits the network to batches, stage by stage, and can go on after it was stopped. */
@NullMarked
package org.redub.models.training.fit;

import org.jspecify.annotations.NullMarked;
