/** Mouths drawn by networks that see a crop of the face and hear the voice track. */
@NullMarked
package org.redub.engine.generate.crop;

import org.jspecify.annotations.NullMarked;
