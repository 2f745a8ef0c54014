package org.redub.engine.generate;

import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;

/**
 * What a generator needs. Immutable.
 *
 * @param movesJaw whether the plate's jaw, chin and cheeks are moved to the planned mouth before
 *     its pixels are made; false for a generator that draws the jaw as well
 * @param donors whether it uses other frames' mouths
 * @param mel the recipe of the mel spectrogram of the voice track; null if it does not use the
 *     voice track
 */
public record Requirements(boolean movesJaw, boolean donors, @Nullable MelConfig mel) {}
