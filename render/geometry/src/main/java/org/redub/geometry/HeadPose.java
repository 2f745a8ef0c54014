package org.redub.geometry;

/**
 * The pose of a head in a frame: the similarity transform from the actor's {@link CanonicalFace} to
 * frame pixels, as if they were square. Immutable.
 *
 * <p>Frame axes: x right, y down, z away from the viewer. R = Ry(yaw) Rx(pitch) Rz(roll).
 */
public final class HeadPose {
  private final Similarity3 toFrame;
  private final Similarity3 toCanonical;
  private final PixelAspect aspect;

  private HeadPose(Similarity3 toFrame, PixelAspect aspect) {
    this.toFrame = toFrame;
    this.aspect = aspect;
    toCanonical = toFrame.inverse();
  }

  /** The pose with the given similarity transform from canonical space (IOD) to frame pixels. */
  public static HeadPose of(Similarity3 toFrame) {
    return of(toFrame, PixelAspect.SQUARE);
  }

  /** The pose with the given transform to square pixels, in a frame whose pixels have a shape. */
  public static HeadPose of(Similarity3 toFrame, PixelAspect aspect) {
    return new HeadPose(toFrame, aspect);
  }

  /**
   * The pose of {@code face} in a frame.
   *
   * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in frame pixels
   */
  public static HeadPose fit(CanonicalFace face, float[] tracked) {
    return fit(face, tracked, PixelAspect.SQUARE);
  }

  /**
   * The pose of {@code face} in a frame whose pixels have a shape.
   *
   * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in frame pixels
   */
  public static HeadPose fit(CanonicalFace face, float[] tracked, PixelAspect aspect) {
    float[] square = tracked;
    if (!aspect.isSquare()) {
      square = tracked.clone();
      aspect.toSquare(square);
    }
    return new HeadPose(face.fitTo(square), aspect);
  }

  /** From canonical space to square pixels of the frame. */
  public Similarity3 toFrame() {
    return toFrame;
  }

  /** The shape of the frame's pixels. */
  public PixelAspect aspect() {
    return aspect;
  }

  /** Points of canonical space, n x (x, y, z), in frame pixels. */
  public float[] intoFrame(float[] canonical) {
    float[] points = toFrame.apply(canonical);
    aspect.toStored(points);
    return points;
  }

  /** Moves points from frame pixels, n x (x, y, z), to canonical space. */
  public void outOfFrame(float[] points) {
    aspect.toSquare(points);
    toCanonical.apply(points, points);
  }

  /** The interocular distance in square pixels that a head facing the viewer would have. */
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
