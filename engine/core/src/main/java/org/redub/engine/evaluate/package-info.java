/** Evaluates the mouth network and the renderer on clips. */
@NullMarked
package org.redub.engine.evaluate;

import org.jspecify.annotations.NullMarked;
