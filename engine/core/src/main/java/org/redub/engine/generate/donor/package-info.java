/**
 * Makes mouths from other frames of the take: chooses donors, copies their pixels, and morphs them.
 */
@NullMarked
package org.redub.engine.generate.donor;

import org.jspecify.annotations.NullMarked;
