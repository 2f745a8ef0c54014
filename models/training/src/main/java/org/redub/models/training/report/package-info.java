/** The results of training: plots, and a model with its card. */
@NullMarked
package org.redub.models.training.report;

import org.jspecify.annotations.NullMarked;
