/** Pictures for people: source beside result, the mouth close up, sound and curves under them. */
@NullMarked
package org.redub.engine.deliver.preview;

import org.jspecify.annotations.NullMarked;
