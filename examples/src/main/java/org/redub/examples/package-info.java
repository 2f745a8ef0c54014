@NullMarked
package org.redub.examples;

import org.jspecify.annotations.NullMarked;
