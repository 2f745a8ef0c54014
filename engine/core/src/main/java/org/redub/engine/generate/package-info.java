/** Makes the pixels of planned mouths, frame by frame. */
@NullMarked
package org.redub.engine.generate;

import org.jspecify.annotations.NullMarked;
