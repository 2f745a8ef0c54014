package org.redub.geometry;

import java.util.List;

/**
 * One actor's mean face at the {@link FaceMesh#STABLE} points, in units of the interocular distance
 * (IOD), centred on its centroid, upright and looking at the viewer; x to the picture's right, y
 * down, z away from the viewer. Immutable.
 *
 * <p>Computed by generalised Procrustes analysis (Gower 1975): fit every frame to the mean,
 * average, repeat. MediaPipe's canonical face (Apache-2.0) defines "upright", so that the angles of
 * two actors can be compared.
 */
public final class CanonicalFace {
  private static final int ROUNDS = 8;

  /**
   * MediaPipe's canonical face in centimetres, y up and z to the viewer, in the order of STABLE.
   */
  private static final float[] REFERENCE_CM = {
    -4.445859f, 2.663991f, 3.173422f, -1.856432f, 2.585245f, 3.757904f,
    4.445859f, 2.663991f, 3.173422f, 1.856432f, 2.585245f, 3.757904f,
    0f, 3.271027f, 5.236015f, 0f, 2.473255f, 5.788627f,
    0f, 1.728369f, 6.316750f, 0f, 1.059413f, 6.774605f,
    0f, 0.365669f, 7.242870f, 0f, -0.463170f, 7.586580f,
    -1.405627f, -1.714196f, 5.241087f, 1.405627f, -1.714196f, 5.241087f,
    0f, -2.089024f, 6.058267f, -4.670959f, 2.664461f, 3.084075f,
    4.670959f, 2.664461f, 3.084075f, -1.639633f, 2.556298f, 3.863736f,
    1.639633f, 2.556298f, 3.863736f
  };

  private static final int[] STABLE_IN_TRACKED = FaceMesh.STABLE.positionsIn(FaceMesh.TRACKED);

  private final float[] stable;

  private CanonicalFace(float[] stable) {
    this.stable = stable;
  }

  /** The face of the speaker-independent prior. */
  public static CanonicalFace reference() {
    float[] face = REFERENCE_CM.clone();
    for (int i = 0; i < face.length; i++) {
      face[i] = i % 3 == 0 ? face[i] : -face[i];
    }
    return new CanonicalFace(toUnit(face));
  }

  /**
   * The mean face of one actor.
   *
   * @param trackedFrames at least one frame, each {@link FaceMesh#TRACKED} x (x, y, z) in pixels
   */
  public static CanonicalFace of(List<float[]> trackedFrames) {
    if (trackedFrames.isEmpty()) {
      throw new IllegalArgumentException("a mean face needs at least one frame, got 0");
    }
    List<float[]> frames = trackedFrames.stream().map(CanonicalFace::stableOf).toList();
    float[] reference = reference().stable;
    float[] mean = reference;
    for (int round = 0; round < ROUNDS; round++) {
      mean = upright(average(frames, mean), reference);
    }
    return new CanonicalFace(mean);
  }

  /**
   * A mean face that was stored.
   *
   * @param stable {@link FaceMesh#STABLE} x (x, y, z) as returned by {@link #stable()}
   */
  public static CanonicalFace ofStable(float[] stable) {
    if (stable.length != 3 * FaceMesh.STABLE.size()) {
      throw new IllegalArgumentException(
          "a mean face has %d values, got %d".formatted(3 * FaceMesh.STABLE.size(), stable.length));
    }
    return new CanonicalFace(stable.clone());
  }

  /** Its {@link FaceMesh#STABLE} points, n x (x, y, z) in IOD, a copy. */
  public float[] stable() {
    return stable.clone();
  }

  /**
   * The similarity transform from this face to the frame whose TRACKED points are given in pixels.
   */
  Similarity3 fitTo(float[] tracked) {
    return Similarity3.fit(stable, stableOf(tracked));
  }

  private static float[] stableOf(float[] tracked) {
    if (tracked.length != 3 * FaceMesh.TRACKED.size()) {
      throw new IllegalArgumentException(
          "tracked points are %d x 3 values, got %d"
              .formatted(FaceMesh.TRACKED.size(), tracked.length));
    }
    float[] points = new float[3 * STABLE_IN_TRACKED.length];
    for (int i = 0; i < STABLE_IN_TRACKED.length; i++) {
      System.arraycopy(tracked, 3 * STABLE_IN_TRACKED[i], points, 3 * i, 3);
    }
    return points;
  }

  private static float[] average(List<float[]> frames, float[] mean) {
    double[] sum = new double[mean.length];
    float[] fitted = new float[mean.length];
    for (float[] frame : frames) {
      Similarity3.fit(frame, mean).apply(frame, fitted);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += fitted[i];
      }
    }
    float[] result = new float[mean.length];
    for (int i = 0; i < sum.length; i++) {
      result[i] = (float) (sum[i] / frames.size());
    }
    return result;
  }

  private static float[] upright(float[] face, float[] reference) {
    return toUnit(Similarity3.fit(face, reference).apply(face));
  }

  /** Centres {@code face} and scales it to an interocular distance of 1, in place. */
  private static float[] toUnit(float[] face) {
    int left = 3 * FaceMesh.STABLE.indexOf(FaceMesh.LEFT_EYE_CORNER);
    int right = 3 * FaceMesh.STABLE.indexOf(FaceMesh.RIGHT_EYE_CORNER);
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = face[right + axis] - face[left + axis];
      square += d * d;
    }
    double iod = Math.sqrt(square);
    for (int axis = 0; axis < 3; axis++) {
      double mean = 0;
      for (int i = axis; i < face.length; i += 3) {
        mean += face[i] * 3.0 / face.length;
      }
      for (int i = axis; i < face.length; i += 3) {
        face[i] = (float) ((face[i] - mean) / iod);
      }
    }
    return face;
  }
}
