/** Results of the engine: reports, measurements and curves. */
@NullMarked
package org.redub.engine.api.result;

import org.jspecify.annotations.NullMarked;
