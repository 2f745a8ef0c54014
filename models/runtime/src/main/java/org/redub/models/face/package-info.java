/** Detection of faces and placement of their landmarks. */
@NullMarked
package org.redub.models.face;

import org.jspecify.annotations.NullMarked;
