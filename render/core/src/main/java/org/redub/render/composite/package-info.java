/**
 * Puts a new mouth, whoever made its pixels, into a plate: jaw, matte, light, detail, blend and
 * occlusion.
 */
@NullMarked
package org.redub.render.composite;

import org.jspecify.annotations.NullMarked;
