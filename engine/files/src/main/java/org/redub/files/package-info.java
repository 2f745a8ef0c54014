/**
 * Files that appear whole or not at all, checks of output paths, keys made of content, and the
 * platform's folder for caches.
 */
@NullMarked
package org.redub.files;

import org.jspecify.annotations.NullMarked;
