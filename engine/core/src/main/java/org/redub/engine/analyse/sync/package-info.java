/** How well a mouth goes with a sound: offset, correlation, closures. Knows no files. */
@NullMarked
package org.redub.engine.analyse.sync;

import org.jspecify.annotations.NullMarked;
