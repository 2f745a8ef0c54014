/** From rendered frames to files: video, layers, report. */
@NullMarked
package org.redub.engine.deliver;

import org.jspecify.annotations.NullMarked;
