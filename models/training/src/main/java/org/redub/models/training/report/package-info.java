/** What training leaves behind for people: curves, a model with its card. */
@NullMarked
package org.redub.models.training.report;

import org.jspecify.annotations.NullMarked;
