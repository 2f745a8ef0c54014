/** What a job runs with: the loaded networks and its log. */
@NullMarked
package org.redub.engine.run;

import org.jspecify.annotations.NullMarked;
