/**
 * Requests, results, errors, notices and stages: everything a caller of the engine imports. No
 * FFmpeg, no workers.
 */
@NullMarked
package org.redub.engine.api;

import org.jspecify.annotations.NullMarked;
