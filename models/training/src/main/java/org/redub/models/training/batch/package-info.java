/** Augments examples and makes batches of them. */
@NullMarked
package org.redub.models.training.batch;

import org.jspecify.annotations.NullMarked;
