/** Training examples: sound with the mouth's motion. */
@NullMarked
package org.redub.models.training.data;

import org.jspecify.annotations.NullMarked;
