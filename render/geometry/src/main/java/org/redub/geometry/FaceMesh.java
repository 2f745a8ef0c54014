package org.redub.geometry;

/**
 * The meaning of landmarks of the 478-point mesh. "Left" and "right" are the picture's. Stateless.
 */
public final class FaceMesh {
  /** Outer eye corners: their distance is the unit of every canonical length (IOD). */
  public static final int LEFT_EYE_CORNER = 33;

  public static final int RIGHT_EYE_CORNER = 263;

  /** Middle of the upper lip's inner edge; with {@link #LOWER_LIP_INNER} it measures opening. */
  public static final int UPPER_LIP_INNER = 13;

  public static final int LOWER_LIP_INNER = 14;

  /** Mouth corners: they measure width. */
  public static final int LEFT_MOUTH_CORNER = 61;

  public static final int RIGHT_MOUTH_CORNER = 291;

  /** Landmarks that speech does not move: the head pose is estimated from them. */
  public static final MeshPoints STABLE =
      MeshPoints.of(33, 133, 263, 362, 168, 6, 197, 195, 5, 4, 98, 327, 2, 130, 359, 243, 463);

  /** From the left corner along the lower lip to the right corner, back along the upper lip. */
  public static final MeshPoints OUTER_LIP =
      MeshPoints.of(
          61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40,
          185);

  /** Same order as {@link #OUTER_LIP}. */
  public static final MeshPoints INNER_LIP =
      MeshPoints.of(
          78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80,
          191);

  /** The ring next to the outer lip, same order. */
  public static final MeshPoints OUTER_MIDDLE_LIP =
      MeshPoints.of(
          76, 77, 90, 180, 85, 16, 315, 404, 320, 307, 306, 408, 304, 303, 302, 11, 72, 73, 74,
          184);

  /** The ring next to the inner lip, same order. */
  public static final MeshPoints INNER_MIDDLE_LIP =
      MeshPoints.of(
          62, 96, 89, 179, 86, 15, 316, 403, 319, 325, 292, 407, 272, 271, 268, 12, 38, 41, 42,
          183);

  public static final MeshPoints LIP_RINGS =
      MeshPoints.union(OUTER_LIP, OUTER_MIDDLE_LIP, INNER_MIDDLE_LIP, INNER_LIP);

  /** Points of a ring from one corner along the lower lip to the other. */
  private static final int CORNER_TO_CORNER = 10;

  /** From the left end of the jaw line through the chin (152) to the right end. */
  public static final MeshPoints JAW =
      MeshPoints.of(
          132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361);

  public static final MeshPoints CHIN =
      MeshPoints.of(200, 199, 175, 18, 83, 313, 201, 421, 32, 262, 194, 418, 208, 428);

  /** Cheeks, the skin around the mouth corners and between nose and upper lip. */
  public static final MeshPoints CHEEK =
      MeshPoints.of(
          205, 425, 207, 427, 214, 434, 216, 436, 212, 432, 186, 410, 92, 322, 57, 287, 43, 273,
          106, 335, 182, 406, 202, 422, 204, 424, 210, 430, 211, 431, 164, 167, 393, 165, 391);

  /** The landmarks of a mouth shape: outer lip, inner lip, jaw, chin, cheek. */
  public static final MeshPoints LOWER_FACE =
      MeshPoints.union(OUTER_LIP, INNER_LIP, JAW, CHIN, CHEEK);

  /** The outline of the face, clockwise on screen from the top of the forehead. */
  public static final MeshPoints FACE_OVAL =
      MeshPoints.of(
          10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
          152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109);

  public static final MeshPoints LEFT_EYE =
      MeshPoints.of(33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173);

  public static final MeshPoints RIGHT_EYE =
      MeshPoints.of(263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398);

  /** Centre and rim of the left, then of the right iris. */
  public static final MeshPoints IRISES =
      MeshPoints.of(468, 469, 470, 471, 472, 473, 474, 475, 476, 477);

  /** Tip, base and wings of the nose. */
  public static final MeshPoints NOSE =
      MeshPoints.of(1, 4, 5, 19, 94, 2, 97, 326, 98, 327, 129, 358);

  /** The landmarks that the engine keeps of every frame, by rising number. */
  public static final MeshPoints TRACKED =
      MeshPoints.union(STABLE, LOWER_FACE, LIP_RINGS, FACE_OVAL, LEFT_EYE, RIGHT_EYE, IRISES, NOSE)
          .sorted();

  private FaceMesh() {}

  /**
   * Whether a landmark belongs to the lower lip. The corners belong to neither lip. Its position
   * does not count, because the tracked landmarks of lips that are pressed together can cross each
   * other.
   */
  public static boolean isLowerLip(int meshIndex) {
    int place = placeInRing(meshIndex);
    return place > 0 && place < CORNER_TO_CORNER;
  }

  /** Whether a landmark belongs to the upper lip. The corners belong to neither lip. */
  public static boolean isUpperLip(int meshIndex) {
    return placeInRing(meshIndex) > CORNER_TO_CORNER;
  }

  private static int placeInRing(int meshIndex) {
    int place = LIP_RINGS.indexOf(meshIndex);
    return place < 0 ? -1 : place % OUTER_LIP.size();
  }
}
