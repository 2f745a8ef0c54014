/** The windowed spectrum that the analysers share; the only code that touches TarsosDSP. */
@NullMarked
package org.redub.audio.spectrum;

import org.jspecify.annotations.NullMarked;
