/** What compositing and editing programs continue with: layers and a timeline. */
@NullMarked
package org.redub.engine.deliver.layers;

import org.jspecify.annotations.NullMarked;
