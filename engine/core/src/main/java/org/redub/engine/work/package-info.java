/** Threads that jobs share, and orders of work for them. */
@NullMarked
package org.redub.engine.work;

import org.jspecify.annotations.NullMarked;
