/** Progress of a running job, for people and for programs. */
@NullMarked
package org.redub.cli.progress;

import org.jspecify.annotations.NullMarked;
