/** Threads that jobs share, orders of work for them, and the CPU time that they use. */
@NullMarked
package org.redub.engine.work;

import org.jspecify.annotations.NullMarked;
