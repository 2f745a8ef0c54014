/** Measurements of a dub beside a plain transcode. */
@NullMarked
package org.redub.cli.bench;

import org.jspecify.annotations.NullMarked;
