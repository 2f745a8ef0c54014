/** Text on the terminal: tables, lines, errors and exit codes. */
@NullMarked
package org.redub.cli.text;

import org.jspecify.annotations.NullMarked;
