package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;

/** A request that prepares a dub: it has the same settings and another output. */
sealed interface DubPreparation extends Request permits PlanRequest, PreviewRequest {

  /** The dub to prepare; its output is that of this request. */
  RedubRequest dub();

  @Override
  default List<Path> videos() {
    return dub().videos();
  }

  @Override
  default List<Path> sounds() {
    return dub().sounds();
  }

  @Override
  default List<Path> outputs() {
    return dub().outputs();
  }

  /**
   * Checks what all preparations of a dub require.
   *
   * @param output what the request writes, for the message
   */
  static void checkNoLayers(RedubRequest dub, String output) {
    if (dub.layers() != null) {
      throw new IllegalArgumentException(
          "a %s has no layers, got the layers folder '%s'".formatted(output, dub.layers()));
    }
  }
}
