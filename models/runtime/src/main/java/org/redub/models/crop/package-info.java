/** Networks of the Wav2Lip family, which give a crop of a face another mouth; users bring them. */
@NullMarked
package org.redub.models.crop;

import org.jspecify.annotations.NullMarked;
