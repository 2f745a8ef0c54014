/**
 * Requests, results, errors, notices and stages: everything that a caller of the engine needs to
 * import. No FFmpeg, no workers.
 */
@NullMarked
package org.redub.engine.api;

import org.jspecify.annotations.NullMarked;
