package org.redub.engine.generate;

import org.redub.engine.media.file.MediaFile;

/**
 * A voice track and its place in a take. Immutable; whoever opened the file closes it.
 *
 * @param file the voice track
 * @param startUs when it starts, on the take's clock
 */
public record VoiceInTake(MediaFile file, long startUs) {}
