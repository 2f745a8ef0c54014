package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kind of file that is delivered. Immutable.
 *
 * @param container the container; null for the one that the output's name asks for, or MP4
 * @param codec the codec of the picture; null for the usual one of the container
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(@Nullable Container container, @Nullable VideoCodec codec) {
  /** By the name of the output. */
  public static final Delivery BY_NAME = new Delivery(null, null);

  /** The container of an output. */
  public Container containerOf(Path output) {
    return container == null ? Container.named(output).orElse(Container.MP4) : container;
  }

  /** The codec of an output's picture; null for a container that leaves no choice. */
  public @Nullable VideoCodec codecOf(Path output) {
    return codec == null ? containerOf(output).usualCodec() : codec;
  }

  /**
   * Returns this if it suits an output.
   *
   * @throws IllegalArgumentException if the container cannot hold the codec, or if a picture
   *     sequence has no place for the number of a picture
   */
  Delivery checkedFor(Path output) {
    Container kind = containerOf(output);
    if (codec != null && !kind.holds(codec)) {
      throw new IllegalArgumentException(
          "%s cannot hold %s, got '%s'".formatted(kind.title(), word(codec), output));
    }
    if (kind == Container.PICTURES && Container.named(output).orElse(null) != kind) {
      throw new IllegalArgumentException(
          "the name of a picture sequence needs a place for the number, such as %s, got '%s'"
              .formatted("frame_%06d.png", output));
    }
    return this;
  }

  private static String word(VideoCodec codec) {
    return Objects.requireNonNull(codec).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
