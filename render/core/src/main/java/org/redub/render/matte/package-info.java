/** The matte of the mouth: hulls, distances, soft edges and occlusion. */
@NullMarked
package org.redub.render.matte;

import org.jspecify.annotations.NullMarked;
