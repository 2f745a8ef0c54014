/** What is learned from: sound, and what the mouth does in it. */
@NullMarked
package org.redub.models.training.data;

import org.jspecify.annotations.NullMarked;
