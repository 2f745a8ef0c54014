/** Pictures in memory, and the appearance of a mouth in them. */
@NullMarked
package org.redub.render.image;

import org.jspecify.annotations.NullMarked;
