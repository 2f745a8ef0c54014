/** Number formats, files moved into place, and the converter's one exception. */
@NullMarked
package org.redub.models.converter.io;

import org.jspecify.annotations.NullMarked;
