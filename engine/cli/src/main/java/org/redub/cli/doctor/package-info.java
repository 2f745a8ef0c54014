/** Checks of the machine and the installation for {@code redub doctor}. */
@NullMarked
package org.redub.cli.doctor;

import org.jspecify.annotations.NullMarked;
