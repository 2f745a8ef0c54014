package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * A preview of a dub. Immutable.
 *
 * @param dub the dub to preview; its output is the preview: a contact sheet if the name ends in
 *     {@code .png}, a video if it ends in {@code .mp4}
 */
public record PreviewRequest(@JsonValue RedubRequest dub) implements DubPreparation {
  private static final String SHEET = ".png";
  private static final String MOVIE = ".mp4";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PreviewRequest {
    Objects.requireNonNull(dub, "a preview request needs a dub");
    if (!endsIn(dub, SHEET) && !endsIn(dub, MOVIE)) {
      throw new IllegalArgumentException(
          "the file name of a preview must end in %s or %s, got '%s'"
              .formatted(MOVIE, SHEET, dub.output()));
    }
    DubPreparation.checkNoLayers(dub, "preview");
  }

  /** Whether the preview is a contact sheet and not a video. */
  public boolean sheet() {
    return endsIn(dub, SHEET);
  }

  private static boolean endsIn(RedubRequest dub, String ending) {
    return dub.output().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
