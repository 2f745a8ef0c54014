package org.redub.engine.analyse.sync;

/**
 * A moment at which the mouth was seen to shut. Immutable.
 *
 * @param seconds when, on the sound's clock
 * @param met whether the sound lets expect shut lips within a frame of it
 */
public record Closure(double seconds, boolean met) {}
