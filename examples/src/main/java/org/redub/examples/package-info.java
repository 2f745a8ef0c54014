/** Short runnable examples, with a picture and a voice track to run them on. */
@NullMarked
package org.redub.examples;

import org.jspecify.annotations.NullMarked;
