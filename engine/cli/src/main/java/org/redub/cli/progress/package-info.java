/** What a running job tells people and programs. */
@NullMarked
package org.redub.cli.progress;

import org.jspecify.annotations.NullMarked;
