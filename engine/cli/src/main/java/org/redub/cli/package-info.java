@NullMarked
package org.redub.cli;

import org.jspecify.annotations.NullMarked;
