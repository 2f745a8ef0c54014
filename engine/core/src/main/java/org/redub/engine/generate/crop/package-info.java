/** Draws mouths with networks whose inputs are a crop of the face and the voice track. */
@NullMarked
package org.redub.engine.generate.crop;

import org.jspecify.annotations.NullMarked;
