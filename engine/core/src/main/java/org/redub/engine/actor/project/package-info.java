/** The project folder: what is known of the actors that takes share, kept on disk. */
@NullMarked
package org.redub.engine.actor.project;

import org.jspecify.annotations.NullMarked;
