/** Blending two pictures. */
@NullMarked
package org.redub.render.blend;

import org.jspecify.annotations.NullMarked;
