/** Makes examples harder and puts them into batches. */
@NullMarked
package org.redub.models.training.batch;

import org.jspecify.annotations.NullMarked;
