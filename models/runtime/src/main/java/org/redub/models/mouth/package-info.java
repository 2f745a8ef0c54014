/** Prediction of the mouth's motion from speech. */
@NullMarked
package org.redub.models.mouth;

import org.jspecify.annotations.NullMarked;
