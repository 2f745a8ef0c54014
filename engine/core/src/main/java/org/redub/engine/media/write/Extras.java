package org.redub.engine.media.write;

import org.jspecify.annotations.Nullable;
import org.redub.engine.media.sound.Soundtrack;

/**
 * What an output has beside its frames. Immutable.
 *
 * @param speech the soundtrack, or null for none
 * @param copied what comes along from the take, or null for nothing
 * @param segments how the picture is cut into segments; null for one encoder from start to end
 */
public record Extras(
    @Nullable Soundtrack speech, @Nullable CopiedStreams copied, @Nullable Segments segments) {}
