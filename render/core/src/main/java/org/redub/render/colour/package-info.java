/** Adjusting a patch's light and colour to the plate's. */
@NullMarked
package org.redub.render.colour;

import org.jspecify.annotations.NullMarked;
