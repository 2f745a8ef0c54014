/** Where the new mouth ends: hulls, distances and soft edges. */
@NullMarked
package org.redub.render.matte;

import org.jspecify.annotations.NullMarked;
