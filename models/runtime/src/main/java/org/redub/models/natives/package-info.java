/** Native libraries: unpacked from the class path once and kept for later runs. */
@NullMarked
package org.redub.models.natives;

import org.jspecify.annotations.NullMarked;
