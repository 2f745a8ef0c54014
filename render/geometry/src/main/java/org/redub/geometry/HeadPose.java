package org.redub.geometry;

/**
 * The pose of a head in a frame: the similarity transform from the actor's {@link CanonicalFace} to
 * frame pixels. Immutable.
 *
 * <p>Frame axes: x right, y down, z away from the viewer. R = Ry(yaw) Rx(pitch) Rz(roll).
 */
public final class HeadPose {
  private final Similarity3 toFrame;
  private final Similarity3 toCanonical;

  private HeadPose(Similarity3 toFrame) {
    this.toFrame = toFrame;
    toCanonical = toFrame.inverse();
  }

  /** The pose with the given similarity transform from canonical space (IOD) to frame pixels. */
  public static HeadPose of(Similarity3 toFrame) {
    return new HeadPose(toFrame);
  }

  /**
   * The pose of {@code face} in a frame.
   *
   * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in frame pixels
   */
  public static HeadPose fit(CanonicalFace face, float[] tracked) {
    return new HeadPose(face.fitTo(tracked));
  }

  /** From canonical space to frame pixels. */
  public Similarity3 toFrame() {
    return toFrame;
  }

  /** From frame pixels to canonical space. */
  public Similarity3 toCanonical() {
    return toCanonical;
  }

  /** The interocular distance in pixels that a head facing the viewer would have. */
  public double iodPx() {
    return toFrame.scale();
  }

  /** Positive: the nose points to the picture's right. */
  public double yawDegrees() {
    return Math.toDegrees(Math.atan2(-toFrame.rotation(0, 2), toFrame.rotation(2, 2)));
  }

  /** Positive: the nose points down. */
  public double pitchDegrees() {
    double sine = Math.max(-1, Math.min(1, -toFrame.rotation(1, 2)));
    return Math.toDegrees(Math.asin(sine));
  }

  /** Positive: the head is tilted counter-clockwise on screen. */
  public double rollDegrees() {
    return Math.toDegrees(Math.atan2(-toFrame.rotation(1, 0), toFrame.rotation(1, 1)));
  }

  /** The rotation row-major, a copy of 9 values. */
  public float[] rotationValues() {
    return toFrame.rotationValues();
  }
}
