/** Landmarks, head pose, and mouth shapes that do not depend on the head pose. */
@NullMarked
package org.redub.geometry;

import org.jspecify.annotations.NullMarked;
