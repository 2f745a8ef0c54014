package org.redub.engine.api.result;

import java.util.Map;
import org.redub.audio.cue.CueTrack;

/**
 * Mouth motion and mouth cues predicted from a voice track, without a take. Immutable by contract.
 *
 * @param ptsUs pts of the frames, from 0
 * @param columns one value per frame for each name: opening and width of the speaker-independent
 *     prior in interocular distances, and the channels of the mouth network
 * @param cues the same as mouth cues with Rhubarb's mouth shapes
 */
public record SpeechCues(long[] ptsUs, Map<String, float[]> columns, CueTrack cues) {}
