/** The engine's surface: a request goes in, a video with a new mouth and a result come out. */
@NullMarked
package org.redub.engine;

import org.jspecify.annotations.NullMarked;
