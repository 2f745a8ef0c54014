/**
 * Files of the command line: results, temporary folders, and the cleanup when the process is
 * stopped.
 */
@NullMarked
package org.redub.cli.file;

import org.jspecify.annotations.NullMarked;
