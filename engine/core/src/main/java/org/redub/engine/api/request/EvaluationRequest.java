package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A request to evaluate clips. Clips that cannot be read are skipped, so no file is required. */
public sealed interface EvaluationRequest extends Request
    permits RenderEvaluationRequest, SyncEvaluationRequest {

  /** The clips, at least one. */
  List<Path> clips();

  @Override
  default List<Path> videos() {
    return List.of();
  }

  @Override
  default List<Path> sounds() {
    return List.of();
  }

  @Override
  default List<Path> outputs() {
    return List.of();
  }

  /** The name of a clip: its file name without the extension. */
  static String clipName(Path clip) {
    return String.valueOf(clip.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  /** Returns an immutable copy of the clips of a request. */
  static List<Path> checkedClips(List<Path> clips) {
    Objects.requireNonNull(clips, "an evaluation needs clips");
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs at least 1 clip, got 0");
    }
    return List.copyOf(clips);
  }
}
