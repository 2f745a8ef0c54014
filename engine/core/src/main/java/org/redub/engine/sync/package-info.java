/** How well a mouth goes with a sound: offset, correlation, closures. Knows no files. */
@NullMarked
package org.redub.engine.sync;

import org.jspecify.annotations.NullMarked;
