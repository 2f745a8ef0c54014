/** Files that appear whole or not at all, checks of output paths, and keys made of content. */
@NullMarked
package org.redub.files;

import org.jspecify.annotations.NullMarked;
