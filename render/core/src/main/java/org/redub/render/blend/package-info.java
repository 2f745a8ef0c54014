/** Joining two pictures band by band. */
@NullMarked
package org.redub.render.blend;

import org.jspecify.annotations.NullMarked;
