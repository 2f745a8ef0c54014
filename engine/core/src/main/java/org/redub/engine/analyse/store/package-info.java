/** Stores analyses of takes: the file format, and a cache of such files. */
@NullMarked
package org.redub.engine.analyse.store;

import org.jspecify.annotations.NullMarked;
