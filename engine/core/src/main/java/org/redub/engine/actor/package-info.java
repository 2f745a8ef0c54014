/** What one actor's face does: its rest, its range, how its lower face moves with the mouth. */
@NullMarked
package org.redub.engine.actor;

import org.jspecify.annotations.NullMarked;
