/**
 * Files of the command line: results, work folders, and what happens to them when the process is
 * stopped.
 */
@NullMarked
package org.redub.cli.file;

import org.jspecify.annotations.NullMarked;
