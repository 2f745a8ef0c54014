/** Options that several commands share, and how their values are read. */
@NullMarked
package org.redub.cli.option;

import org.jspecify.annotations.NullMarked;
