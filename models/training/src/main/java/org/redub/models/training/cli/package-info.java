/** The command line of training: {@code redub train}. */
@NullMarked
package org.redub.models.training.cli;

import org.jspecify.annotations.NullMarked;
