package org.redub.engine.analyse.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Aligns the lip landmarks of a shot's frames with each other. Landmarks are tracked frame by frame
 * with independent errors of a pixel or two; a donor mouth in another frame would show the
 * difference of both errors. So the lip landmarks of each frame are moved until the pixels around
 * them match those around the same landmarks in the frames with the most similar mouths.
 *
 * <p>Registration after Lucas and Kanade 1981, applied to all frames at once with damped steps
 * (congealing, Learned-Miller 2006). Deviations: every frame has a few partners of its own instead
 * of one mean picture, and neighbours along a lip move together.
 *
 * <p>A long shot is aligned in blocks, together with some frames of earlier blocks. Confined to one
 * thread; uses all processors internally.
 */
final class LipAligner {
  /** Frames aligned at once, about 50 s. */
  private static final int BLOCK_FRAMES = 1200;

  /** Frames of earlier blocks that are kept. */
  private static final int MAX_ANCHORS = 300;

  private static final int PARTNERS = 12;

  /**
   * Minimum distance of partners in frames. Closer frames have correlated errors and are rarely
   * donors for each other.
   */
  private static final int MIN_DISTANCE_FRAMES = 12;

  private static final int ROUNDS = 12;

  /** Weight of a difference in appearance against a distance of lip landmarks, in IOD. */
  private static final float APPEARANCE_IOD = 0.1f;

  private final List<@Nullable RawFace> faces;
  private final List<LipPatches> anchors = new ArrayList<>();
  private int blockStart;

  /**
   * An aligner for a take.
   *
   * @param faces one entry per frame; the caller adds frames, the aligner replaces them by aligned
   *     ones
   */
  LipAligner(List<@Nullable RawFace> faces) {
    this.faces = faces;
  }

  /** Must be called after each frame is added. */
  void frameAdded() {
    if (faces.size() - blockStart >= BLOCK_FRAMES) {
      alignBlock();
    }
  }

  /** Must be called when the next frame belongs to another shot, and at the end. */
  void endShot() {
    alignBlock();
    anchors.clear();
  }

  private void alignBlock() {
    List<LipPatches> block = new ArrayList<>();
    for (int i = blockStart; i < faces.size(); i++) {
      RawFace face = faces.get(i);
      if (face != null && face.lips() != null && face.appearance() != null) {
        block.add(new LipPatches(i, face.lips(), face.appearance()));
      }
    }
    List<LipPatches> pool = new ArrayList<>(anchors);
    pool.addAll(block);
    align(block, pool);
    for (LipPatches lips : block) {
      RawFace face = faces.get(lips.frame());
      faces.set(lips.frame(), face == null ? null : face.withLipsMoved(lips.displacement()));
    }
    blockStart = faces.size();
    anchors.clear();
    int step = Math.max(1, (pool.size() + MAX_ANCHORS - 1) / MAX_ANCHORS);
    for (int i = 0; i < pool.size(); i += step) {
      anchors.add(pool.get(i));
    }
  }

  private static void align(List<LipPatches> block, List<LipPatches> pool) {
    List<List<LipPatches>> partners =
        block.parallelStream().map(lips -> mostSimilar(lips, pool)).toList();
    pool.forEach(LipPatches::sample);
    for (int round = 0; round < ROUNDS; round++) {
      List<float[]> steps =
          IntStream.range(0, block.size())
              .parallel()
              .mapToObj(i -> new LipStep(block.get(i), partners.get(i)).solve())
              .toList();
      for (int i = 0; i < block.size(); i++) {
        block.get(i).move(steps.get(i));
      }
      block.parallelStream().forEach(LipPatches::sample);
    }
  }

  private static List<LipPatches> mostSimilar(LipPatches lips, List<LipPatches> pool) {
    LipPatches[] nearest = new LipPatches[PARTNERS];
    float[] distances = new float[PARTNERS];
    Arrays.fill(distances, Float.MAX_VALUE);
    for (LipPatches other : pool) {
      if (Math.abs(other.frame() - lips.frame()) < MIN_DISTANCE_FRAMES) {
        continue;
      }
      float distance = lips.distance(other, APPEARANCE_IOD);
      int rank = PARTNERS;
      for (; rank > 0 && distances[rank - 1] > distance; rank--) {
        if (rank < PARTNERS) {
          distances[rank] = distances[rank - 1];
          nearest[rank] = nearest[rank - 1];
        }
      }
      if (rank < PARTNERS) {
        distances[rank] = distance;
        nearest[rank] = other;
      }
    }
    return Arrays.stream(nearest).filter(other -> other != null).toList();
  }
}
