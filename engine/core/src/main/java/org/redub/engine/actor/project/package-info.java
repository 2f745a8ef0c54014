/** The project folder, which keeps what takes show of their actors, and learning with it. */
@NullMarked
package org.redub.engine.actor.project;

import org.jspecify.annotations.NullMarked;
