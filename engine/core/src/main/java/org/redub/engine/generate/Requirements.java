package org.redub.engine.generate;

import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;

/**
 * What a generator needs to be given. Immutable.
 *
 * @param movesJaw whether the plate's jaw, chin and cheeks are moved to the planned mouth before
 *     its pixels are made; a generator that draws the jaw as well wants the plate as it is
 * @param donors whether frames have to lend their mouths
 * @param mel the recipe of the mel spectrogram of the voice track; null: it does not listen
 */
public record Requirements(boolean movesJaw, boolean donors, @Nullable MelConfig mel) {}
