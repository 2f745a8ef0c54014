package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A dub to look at before it is made. Immutable.
 *
 * @param dub what would be dubbed; its output is the preview: a contact sheet if the name ends in
 *     {@code .png}, a movie if it ends in {@code .mp4}
 */
public record PreviewRequest(@JsonValue RedubRequest dub) implements Request {
  private static final String SHEET = ".png";
  private static final String MOVIE = ".mp4";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PreviewRequest {
    Objects.requireNonNull(dub, "a preview needs a dub");
    if (!endsIn(dub, SHEET) && !endsIn(dub, MOVIE)) {
      throw new IllegalArgumentException(
          "a preview is %s or %s, got '%s'".formatted(MOVIE, SHEET, dub.output()));
    }
    if (dub.layers() != null) {
      throw new IllegalArgumentException(
          "a preview writes no layers, got a folder for them: '%s'".formatted(dub.layers()));
    }
  }

  /** Whether the preview is a contact sheet, not a movie. */
  public boolean sheet() {
    return endsIn(dub, SHEET);
  }

  private static boolean endsIn(RedubRequest dub, String ending) {
    return dub.output().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  @Override
  public List<Path> videos() {
    return dub.videos();
  }

  @Override
  public List<Path> sounds() {
    return dub.sounds();
  }

  @Override
  public List<Path> outputs() {
    return dub.outputs();
  }
}
