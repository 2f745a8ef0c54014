/** How the mouth moves to speech. */
@NullMarked
package org.redub.models.mouth;

import org.jspecify.annotations.NullMarked;
