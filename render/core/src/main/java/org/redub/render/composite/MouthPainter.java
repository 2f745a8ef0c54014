package org.redub.render.composite;

import org.jspecify.annotations.Nullable;

/** Makes the pixels of a mouth for one frame. Confined to the compositor's thread. */
@FunctionalInterface
public interface MouthPainter {

  /** Whether the plate's jaw, chin and cheeks are moved to the target first. */
  default boolean movesJaw() {
    return true;
  }

  /**
   * The mouth's pixels, valid until the next call; null leaves the plate as it was.
   *
   * @param canvas where they go, valid during the call
   */
  @Nullable Patch paint(MouthCanvas canvas);
}
