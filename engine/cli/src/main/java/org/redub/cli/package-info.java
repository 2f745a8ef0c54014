/** The command line: options in, one engine call, results and one-line errors out. */
@NullMarked
package org.redub.cli;

import org.jspecify.annotations.NullMarked;
