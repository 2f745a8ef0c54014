/** Faces in a picture: where they are and where each of their points is. */
@NullMarked
package org.redub.models.face;

import org.jspecify.annotations.NullMarked;
