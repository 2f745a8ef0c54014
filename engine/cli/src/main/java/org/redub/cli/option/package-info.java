/** Options that several commands share, and the conversion of their values. */
@NullMarked
package org.redub.cli.option;

import org.jspecify.annotations.NullMarked;
