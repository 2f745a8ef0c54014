/** Log-mel spectrograms, each computed by a recipe. */
@NullMarked
package org.redub.audio.mel;

import org.jspecify.annotations.NullMarked;
