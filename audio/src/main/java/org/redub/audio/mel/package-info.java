/** Log-mel spectrograms, each by its own named recipe. */
@NullMarked
package org.redub.audio.mel;

import org.jspecify.annotations.NullMarked;
