/** The npm packages MediaPipe publishes its face models in, and the files we take from them. */
@NullMarked
package org.redub.models.converter.npm;

import org.jspecify.annotations.NullMarked;
