/** Points of the face, head pose and mouth shapes free of it. */
@NullMarked
package org.redub.geometry;

import org.jspecify.annotations.NullMarked;
