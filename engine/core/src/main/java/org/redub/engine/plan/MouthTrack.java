package org.redub.engine.plan;

/**
 * What the mouth should do in every frame of a face track, as the two numbers a viewer reads first.
 * Immutable by contract: the arrays are not changed after construction.
 *
 * <p>One entry per frame of the face track, in canonical units (outer eye-corner distances).
 */
public final class MouthTrack {
  private final float[] opening;
  private final float[] width;
  private final boolean[] closed;

  MouthTrack(float[] opening, float[] width, boolean[] closed) {
    if (opening.length != width.length || opening.length != closed.length) {
      throw new IllegalArgumentException(
          "a mouth track needs one opening, width and closure a frame, got %d, %d, %d"
              .formatted(opening.length, width.length, closed.length));
    }
    this.opening = opening;
    this.width = width;
    this.closed = closed;
  }

  /** Frames of the track. */
  public int frames() {
    return opening.length;
  }

  /** Inner-lip distance at the middle of the mouth. */
  public float opening(int frame) {
    return opening[frame];
  }

  /** Distance between the corners of the mouth. */
  public float width(int frame) {
    return width[frame];
  }

  /** Whether the frame is held shut for p, b or m. */
  public boolean closed(int frame) {
    return closed[frame];
  }
}
