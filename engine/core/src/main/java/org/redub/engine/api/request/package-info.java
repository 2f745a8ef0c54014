/** What a run of the engine is asked for: requests that check themselves, and their JSON form. */
@NullMarked
package org.redub.engine.api.request;

import org.jspecify.annotations.NullMarked;
