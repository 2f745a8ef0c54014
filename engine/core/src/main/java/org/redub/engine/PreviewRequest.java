package org.redub.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to preview. Immutable.
 *
 * @param video the take
 * @param speech the new dialogue
 * @param output {@code .png} for a contact sheet, else an MP4 is written
 * @param speechOffsetUs when the speech starts in the take
 * @param strength 0..2, as in {@link RedubRequest#strength()}
 * @param actor as in {@link RedubRequest#actor()}
 */
public record PreviewRequest(
    Path video,
    Path speech,
    Path output,
    long speechOffsetUs,
    double strength,
    @Nullable ActorInProject actor) {

  /** A preview of a take that belongs to no project. */
  public PreviewRequest(
      Path video, Path speech, Path output, long speechOffsetUs, double strength) {
    this(video, speech, output, speechOffsetUs, strength, null);
  }

  /** The settings of a dub, for another output. */
  public static PreviewRequest of(RedubRequest dub, Path output) {
    return new PreviewRequest(
        dub.video(), dub.speech(), output, dub.speechOffsetUs(), dub.strength(), dub.actor());
  }
}
