/** Makes a mouth's pixels from frames that lend theirs. */
@NullMarked
package org.redub.render.donor.mouth;

import org.jspecify.annotations.NullMarked;
