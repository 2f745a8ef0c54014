/** Runnable examples, each a few lines, and the picture and voice they may be run on. */
@NullMarked
package org.redub.examples;

import org.jspecify.annotations.NullMarked;
