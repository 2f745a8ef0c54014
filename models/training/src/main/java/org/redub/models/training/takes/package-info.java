/** Real people who talk: tracked, put on the sound's clock, measured in their own spread. */
@NullMarked
package org.redub.models.training.takes;

import org.jspecify.annotations.NullMarked;
