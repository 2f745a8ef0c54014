/** The actor's lower face: its range, and its shape for a given opening, width and expression. */
@NullMarked
package org.redub.engine.actor.face;

import org.jspecify.annotations.NullMarked;
