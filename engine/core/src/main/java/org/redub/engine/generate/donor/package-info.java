/** Mouths out of the take itself: frames are chosen, gathered, and lend theirs. */
@NullMarked
package org.redub.engine.generate.donor;

import org.jspecify.annotations.NullMarked;
