/**
 * Following a face through a take: detection, landmarks, shots, smoothing, head pose, mouth shapes.
 */
@NullMarked
package org.redub.engine.analyse.face;

import org.jspecify.annotations.NullMarked;
