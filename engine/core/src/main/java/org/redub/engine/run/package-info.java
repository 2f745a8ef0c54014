/** The context of a job: the loaded networks and the log. */
@NullMarked
package org.redub.engine.run;

import org.jspecify.annotations.NullMarked;
