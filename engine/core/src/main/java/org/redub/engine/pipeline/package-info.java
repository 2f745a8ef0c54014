/** The passes over a take: follow the face, gather the donors, make the pixels. */
@NullMarked
package org.redub.engine.pipeline;

import org.jspecify.annotations.NullMarked;
