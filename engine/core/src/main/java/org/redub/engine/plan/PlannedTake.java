package org.redub.engine.plan;

/**
 * The take that a plan was made for. Immutable.
 *
 * @param file its name, for people
 * @param contentSha256 of its content, lower-case hex
 * @param frames how many frames it has
 * @param startUs time of its first frame
 * @param endUs end of its last frame
 */
public record PlannedTake(String file, String contentSha256, int frames, long startUs, long endUs) {

  public PlannedTake {
    if (frames < 1 || endUs <= startUs) {
      throw new IllegalArgumentException(
          "a take has frames and a length, got %d frames from %d to %d us"
              .formatted(frames, startUs, endUs));
    }
  }
}
