/** Makes patches from donors. */
@NullMarked
package org.redub.render.donor.mouth;

import org.jspecify.annotations.NullMarked;
