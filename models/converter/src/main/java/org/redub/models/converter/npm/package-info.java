/** The npm packages of MediaPipe's face models, and the files that are read from them. */
@NullMarked
package org.redub.models.converter.npm;

import org.jspecify.annotations.NullMarked;
