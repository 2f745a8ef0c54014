/** Half-precision numbers, output files, and the converter's exception. */
@NullMarked
package org.redub.models.converter.io;

import org.jspecify.annotations.NullMarked;
