package org.redub.engine.analyse.sync;

/**
 * A tracked closure. Immutable.
 *
 * @param seconds time on the clock of the sound
 * @param met whether a closure is predicted from the audio within one frame
 */
public record Closure(double seconds, boolean met) {}
