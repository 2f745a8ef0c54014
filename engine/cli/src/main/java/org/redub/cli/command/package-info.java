/** The commands, one class each, and their output. */
@NullMarked
package org.redub.cli.command;

import org.jspecify.annotations.NullMarked;
