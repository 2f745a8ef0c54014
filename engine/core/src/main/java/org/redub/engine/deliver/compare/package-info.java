/** Compares two videos frame by frame. */
@NullMarked
package org.redub.engine.deliver.compare;

import org.jspecify.annotations.NullMarked;
