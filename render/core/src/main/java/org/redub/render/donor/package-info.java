/** Selects donors among the actor's own frames for every output frame. */
@NullMarked
package org.redub.render.donor;

import org.jspecify.annotations.NullMarked;
