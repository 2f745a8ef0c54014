/** Which of the actor's own frames lends its mouth to which output frame. */
@NullMarked
package org.redub.render.donor;

import org.jspecify.annotations.NullMarked;
