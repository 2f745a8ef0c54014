/** Measures the sync of a mouth and a sound: A/V offset, correlations, closures. */
@NullMarked
package org.redub.engine.analyse.sync;

import org.jspecify.annotations.NullMarked;
