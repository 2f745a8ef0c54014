/** Analyses takes: shots, face tracks, own speech and A/V offset. */
@NullMarked
package org.redub.engine.analyse;

import org.jspecify.annotations.NullMarked;
