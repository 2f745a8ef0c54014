/** From the sound of speech to the articulation of a mouth. */
@NullMarked
package org.redub.models.mouth;

import org.jspecify.annotations.NullMarked;
