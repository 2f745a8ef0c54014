/** Thin-plate splines, displacement grids without folds, and sharp resampling. */
@NullMarked
package org.redub.render.morph;

import org.jspecify.annotations.NullMarked;
