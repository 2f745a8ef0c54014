/** Networks that give a crop of a face another mouth: Wav2Lip and its kin, brought by the user. */
@NullMarked
package org.redub.models.crop;

import org.jspecify.annotations.NullMarked;
