/**
 * Files that appear whole or not at all, places where an output may go, and keys made of content.
 */
@NullMarked
package org.redub.files;

import org.jspecify.annotations.NullMarked;
