/** Where in a recording someone speaks. */
@NullMarked
package org.redub.audio.activity;

import org.jspecify.annotations.NullMarked;
