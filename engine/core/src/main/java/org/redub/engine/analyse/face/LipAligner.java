package org.redub.engine.analyse.face;

import static java.util.Collections.nCopies;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.work.Workers;

/**
 * Lays the lips of a shot's frames onto each other. Landmarks are found frame by frame and lie a
 * pixel or two off, each time elsewhere; a mouth taken from one frame to another shows the
 * difference of both errors. So each frame's lip points are moved until the pixels around them look
 * as they do around the same points of the frames whose mouths look most alike.
 *
 * <p>Registration after Lucas and Kanade 1981, of all frames at once, each going part of the way
 * (congealing, Learned-Miller 2006). Deviations: every frame has its own few partners instead of
 * one mean picture, and neighbours along a lip move together.
 *
 * <p>A long shot is aligned in blocks; some frames of those before stay to be aligned with.
 * Confined to one thread, working on several.
 */
final class LipAligner {
  /** Frames aligned at once: 50 s or so. */
  private static final int BLOCK = 1200;

  /** Frames of earlier blocks that are kept. */
  private static final int ANCHORS = 300;

  private static final int PARTNERS = 12;

  /** Frames nearer than this share their errors, and seldom lend each other their mouths. */
  private static final int APART = 12;

  private static final int ROUNDS = 12;

  /** How far looks may differ for a lip's distance of 1 IOD. */
  private static final float LOOK_IOD = 0.1f;

  private final List<@Nullable RawFace> faces;
  private final List<LipPatches> anchors = new ArrayList<>();
  private final Workers workers;
  private int blockStart;

  /**
   * An aligner of a take.
   *
   * @param faces one entry a frame, to which frames are added; their points are moved in place
   * @param workers the threads that share the work
   */
  LipAligner(List<@Nullable RawFace> faces, Workers workers) {
    this.faces = faces;
    this.workers = workers;
  }

  /** Is to be called after a frame was added. */
  void added() {
    if (faces.size() - blockStart >= BLOCK) {
      alignBlock();
    }
  }

  /** Is to be called when the next frame is of another shot, and at the end. */
  void endShot() {
    alignBlock();
    anchors.clear();
  }

  private void alignBlock() {
    List<LipPatches> block = new ArrayList<>();
    for (int i = blockStart; i < faces.size(); i++) {
      RawFace face = faces.get(i);
      if (face != null && face.lips() != null && face.look() != null) {
        block.add(new LipPatches(i, face.lips(), face.look()));
      }
    }
    List<LipPatches> pool = new ArrayList<>(anchors);
    pool.addAll(block);
    align(block, pool);
    for (LipPatches lips : block) {
      RawFace face = faces.get(lips.frame());
      faces.set(lips.frame(), face == null ? null : face.withLips(lips.moved()));
    }
    blockStart = faces.size();
    anchors.clear();
    int every = Math.max(1, (pool.size() + ANCHORS - 1) / ANCHORS);
    for (int i = 0; i < pool.size(); i += every) {
      anchors.add(pool.get(i));
    }
  }

  private void align(List<LipPatches> block, List<LipPatches> pool) {
    List<@Nullable List<LipPatches>> partners = new ArrayList<>(nCopies(block.size(), null));
    workers.forEach(block.size(), i -> partners.set(i, mostAlike(block.get(i), pool)));
    workers.forEach(pool.size(), i -> pool.get(i).cut());
    float[][] steps = new float[block.size()][];
    for (int round = 0; round < ROUNDS; round++) {
      workers.forEach(
          block.size(),
          i ->
              steps[i] = new LipStep(block.get(i), requireNonNull(partners.get(i))).solve());
      workers.forEach(
          block.size(),
          i -> {
            block.get(i).move(steps[i]);
            block.get(i).cut();
          });
    }
  }

  private static List<LipPatches> mostAlike(LipPatches lips, List<LipPatches> pool) {
    LipPatches[] nearest = new LipPatches[PARTNERS];
    float[] distances = new float[PARTNERS];
    Arrays.fill(distances, Float.MAX_VALUE);
    for (LipPatches other : pool) {
      if (Math.abs(other.frame() - lips.frame()) < APART) {
        continue;
      }
      float distance = lips.distance(other, LOOK_IOD);
      int at = PARTNERS;
      for (; at > 0 && distances[at - 1] > distance; at--) {
        if (at < PARTNERS) {
          distances[at] = distances[at - 1];
          nearest[at] = nearest[at - 1];
        }
      }
      if (at < PARTNERS) {
        distances[at] = distance;
        nearest[at] = other;
      }
    }
    return Arrays.stream(nearest).filter(other -> other != null).toList();
  }
}
