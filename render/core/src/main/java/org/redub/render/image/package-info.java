/** Pictures in memory and parts of them. */
@NullMarked
package org.redub.render.image;

import org.jspecify.annotations.NullMarked;
