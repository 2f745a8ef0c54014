package org.redub.render.composite;

import org.jspecify.annotations.Nullable;

/** Makes the patch of one frame. Confined to the compositor's thread. */
@FunctionalInterface
public interface MouthPainter {

  /** Whether the plate's jaw, chin and cheeks are moved to the target first. */
  default boolean movesJaw() {
    return true;
  }

  /**
   * The patch, valid until the next call; null leaves the plate unchanged.
   *
   * @param canvas where the patch goes, valid during the call
   */
  @Nullable Patch paint(MouthCanvas canvas);
}
