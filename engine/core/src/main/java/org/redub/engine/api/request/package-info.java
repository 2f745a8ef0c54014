/** Requests, which are checked when they are built, and their JSON form. */
@NullMarked
package org.redub.engine.api.request;

import org.jspecify.annotations.NullMarked;
