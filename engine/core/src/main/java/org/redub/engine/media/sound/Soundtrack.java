package org.redub.engine.media.sound;

import java.nio.file.Path;

/**
 * The speech as the output's soundtrack. Immutable.
 *
 * @param file any file with audio
 * @param offsetUs when its first sample is heard after the first frame is shown, in microseconds;
 *     below 0 the speech's beginning is cut off
 */
public record Soundtrack(Path file, long offsetUs) {}
