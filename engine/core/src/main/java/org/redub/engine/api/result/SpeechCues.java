package org.redub.engine.api.result;

import java.util.Map;
import org.redub.audio.cue.CueTrack;

/**
 * What a speech asks of a mouth, without any take. Immutable by contract.
 *
 * @param ptsUs times of the frames, from 0
 * @param columns values of every frame by name: opening and width in eye distances of a usual
 *     talker, and the network's own channels
 * @param cues the same as Rhubarb's mouth shapes
 */
public record SpeechCues(long[] ptsUs, Map<String, float[]> columns, CueTrack cues) {}
