/** What a run of the engine has made: reports, measurements, curves. */
@NullMarked
package org.redub.engine.api.result;

import org.jspecify.annotations.NullMarked;
