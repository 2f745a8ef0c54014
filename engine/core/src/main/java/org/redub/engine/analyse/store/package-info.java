/** Keeps what is known of takes: the file format of an analysis, and a cache of such files. */
@NullMarked
package org.redub.engine.analyse.store;

import org.jspecify.annotations.NullMarked;
