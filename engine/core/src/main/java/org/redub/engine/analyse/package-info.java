/** From a take to what is known of it: faces, shots, its own speech, its A/V offset. */
@NullMarked
package org.redub.engine.analyse;

import org.jspecify.annotations.NullMarked;
