/**
 * Pixels of the lower face: geometry, donors, morph, matte, colour and blend, all on images in
 * memory.
 */
@NullMarked
package org.redub.render;

import org.jspecify.annotations.NullMarked;
