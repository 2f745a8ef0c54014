/** The windowed spectrum that the analysers share, and the only code that uses TarsosDSP. */
@NullMarked
package org.redub.audio.spectrum;

import org.jspecify.annotations.NullMarked;
