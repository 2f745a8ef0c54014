package org.redub.engine.analyse.face;

import static java.util.Collections.nCopies;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.work.Workers;

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
 * thread; shares its work among the engine's threads.
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
  private final Workers workers;
  private int blockStart;

  /**
   * An aligner for a take.
   *
   * @param faces one entry per frame; the caller adds frames, the aligner replaces them by aligned
   *     ones
   * @param workers the threads that share the work
   */
  LipAligner(List<@Nullable RawFace> faces, Workers workers) {
    this.faces = faces;
    this.workers = workers;
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

  private void align(List<LipPatches> block, List<LipPatches> pool) {
    List<@Nullable List<LipPatches>> partners = new ArrayList<>(nCopies(block.size(), null));
    workers.forEach(block.size(), i -> partners.set(i, mostSimilar(block.get(i), pool)));
    workers.forEach(pool.size(), i -> pool.get(i).sample());
    float[][] steps = new float[block.size()][];
    for (int round = 0; round < ROUNDS; round++) {
      workers.forEach(
          block.size(),
          i -> steps[i] = new LipStep(block.get(i), requireNonNull(partners.get(i))).solve());
      workers.forEach(
          block.size(),
          i -> {
            block.get(i).move(steps[i]);
            block.get(i).sample();
          });
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
