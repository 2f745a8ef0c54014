/** Previews and plots: source and result side by side, close-ups, sound and curves. */
@NullMarked
package org.redub.engine.deliver.preview;

import org.jspecify.annotations.NullMarked;
