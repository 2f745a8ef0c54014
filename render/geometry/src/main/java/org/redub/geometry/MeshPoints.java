package org.redub.geometry;

import java.util.Arrays;

/** An ordered list of distinct landmark numbers of the 478-point mesh. Immutable. */
public final class MeshPoints {
  private static final int MESH_SIZE = 478;

  private final int[] indices;
  private final int[] positions;

  private MeshPoints(int[] indices) {
    this.indices = indices;
    positions = new int[MESH_SIZE];
    Arrays.fill(positions, -1);
    for (int i = 0; i < indices.length; i++) {
      positions[indices[i]] = i;
    }
  }

  /** The landmarks in the given order; repeated ones keep their first position. */
  static MeshPoints of(int... meshIndices) {
    return new MeshPoints(Arrays.stream(meshIndices).distinct().toArray());
  }

  /** All landmarks of {@code lists}, in their order, each once. */
  public static MeshPoints union(MeshPoints... lists) {
    return of(Arrays.stream(lists).flatMapToInt(list -> Arrays.stream(list.indices)).toArray());
  }

  MeshPoints sorted() {
    return of(Arrays.stream(indices).sorted().toArray());
  }

  public int size() {
    return indices.length;
  }

  /** The landmark number at {@code position} of this list. */
  public int get(int position) {
    return indices[position];
  }

  /** The position of landmark {@code meshIndex} in this list, or -1. */
  public int indexOf(int meshIndex) {
    return positions[meshIndex];
  }

  public boolean contains(int meshIndex) {
    return positions[meshIndex] >= 0;
  }

  /**
   * For each landmark of this list its position in {@code larger}.
   *
   * @throws IllegalArgumentException if {@code larger} lacks one
   */
  public int[] positionsIn(MeshPoints larger) {
    int[] result = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      result[i] = larger.indexOf(indices[i]);
      if (result[i] < 0) {
        throw new IllegalArgumentException("the list lacks landmark " + indices[i]);
      }
    }
    return result;
  }

  /** The landmark numbers in order, a copy. */
  public int[] toArray() {
    return indices.clone();
  }

  /**
   * Copies these landmarks from a whole mesh.
   *
   * @param mesh 478 x (x, y, z)
   * @return size() x (x, y, z)
   */
  public float[] gather(float[] mesh) {
    float[] result = new float[3 * indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(mesh, 3 * indices[i], result, 3 * i, 3);
    }
    return result;
  }
}
