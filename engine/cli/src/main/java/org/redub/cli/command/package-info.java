/** The commands, one class each, and what they write. */
@NullMarked
package org.redub.cli.command;

import org.jspecify.annotations.NullMarked;
