/** One run of a network for the requests of several threads. */
@NullMarked
package org.redub.models.batch;

import org.jspecify.annotations.NullMarked;
