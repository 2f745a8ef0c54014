/**
 * Composites the patch of any generator into a plate: jaw, matte, light, detail, blend and
 * occlusion.
 */
@NullMarked
package org.redub.render.composite;

import org.jspecify.annotations.NullMarked;
