package org.redub.engine.analyse.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;
import org.redub.render.image.MouthAppearance;

/**
 * One face track as a section: a byte of flags and a byte of visibility per frame, then for each
 * frame what its flags promise. Stateless.
 */
final class FaceSection {
  private static final String TAG = "FACE";

  private static final int FOUND = 1;
  private static final int LOOK = 2;
  private static final int COVERED = 4;

  private static final int POINTS = FaceMesh.LOWER_FACE.size();
  private static final long POSE_BYTES = 13L * Double.BYTES;
  private static final long SHAPE_BYTES = 3L * POINTS * Float.BYTES;
  private static final long LOOK_BYTES =
      (MouthAppearance.SIZE + 1L + MouthAppearance.SIDES) * Float.BYTES;
  private static final long COVERED_BYTES = (long) POINTS * Float.BYTES;

  /** In the order of their numbers in the file; a new one is added at the end. */
  private static final Visibility[] VISIBILITY = {
    Visibility.USABLE,
    Visibility.NO_FACE,
    Visibility.TOO_SMALL,
    Visibility.TURNED_AWAY,
    Visibility.COVERED,
    Visibility.MOUTH_OUTSIDE
  };

  private FaceSection() {}

  static void write(FaceTrack track, SectionWriter out) throws IOException {
    byte[] flags = new byte[track.frames()];
    byte[] visibility = new byte[track.frames()];
    long bytes = 2L * track.frames();
    for (int i = 0; i < flags.length; i++) {
      flags[i] = flags(track, i);
      visibility[i] = number(track.visibility(i));
      bytes += bytes(flags[i]);
    }
    out.begin(TAG, bytes);
    out.bytes(flags);
    out.bytes(visibility);
    for (int i = 0; i < flags.length; i++) {
      writeFrame(track, i, out);
    }
  }

  private static byte flags(FaceTrack track, int i) {
    int found = track.found(i) ? FOUND : 0;
    int look = track.look(i) == null ? 0 : LOOK;
    int covered = track.isCovered(i) ? COVERED : 0;
    return (byte) (found | look | covered);
  }

  private static long bytes(byte flags) {
    return ((flags & FOUND) == 0 ? 0 : POSE_BYTES + SHAPE_BYTES)
        + ((flags & LOOK) == 0 ? 0 : LOOK_BYTES)
        + ((flags & COVERED) == 0 ? 0 : COVERED_BYTES);
  }

  private static byte number(Visibility visibility) {
    for (byte number = 0; number < VISIBILITY.length; number++) {
      if (VISIBILITY[number] == visibility) {
        return number;
      }
    }
    throw new IllegalStateException("visibility %s has no number".formatted(visibility));
  }

  private static void writeFrame(FaceTrack track, int i, SectionWriter out) throws IOException {
    if (track.found(i)) {
      Similarity3 pose = track.pose(i).toFrame();
      out.put(pose.scale());
      for (int k = 0; k < 9; k++) {
        out.put(pose.rotation(k / 3, k % 3));
      }
      for (int axis = 0; axis < 3; axis++) {
        out.put(pose.translation(axis));
      }
      out.put(track.shape(i).toArray());
    }
    MouthAppearance look = track.look(i);
    if (look != null) {
      out.put(sized(look.numbers(), MouthAppearance.SIZE, "numbers of a look"));
      out.put(look.sharpness());
      out.put(sized(look.light(), MouthAppearance.SIDES, "sides of a light"));
    }
    if (track.isCovered(i)) {
      out.put(sized(track.covered(i), POINTS, "covered points"));
    }
  }

  private static float[] sized(float[] values, int size, String what) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "the format has %d %s, got %d".formatted(size, what, values.length));
    }
    return values;
  }

  static FaceTrack read(AnalysisHeader.Shot shot, SectionReader in) throws IOException {
    in.begin(TAG);
    byte[] flags = in.bytes(shot.frames());
    byte[] numbers = in.bytes(shot.frames());
    @Nullable HeadPose[] poses = new HeadPose[flags.length];
    @Nullable MouthShape[] shapes = new MouthShape[flags.length];
    @Nullable MouthAppearance[] looks = new MouthAppearance[flags.length];
    float[][] covered = new float[flags.length][];
    Visibility[] visibility = new Visibility[flags.length];
    for (int i = 0; i < flags.length; i++) {
      visibility[i] = VISIBILITY[numbers[i]];
      if ((flags[i] & FOUND) != 0) {
        Similarity3 pose = Similarity3.of(in.getDouble(), in.doubles(9), in.doubles(3));
        poses[i] = HeadPose.of(pose);
        shapes[i] = MouthShape.of(in.floats(3L * POINTS));
      }
      if ((flags[i] & LOOK) != 0) {
        float[] look = in.floats(MouthAppearance.SIZE);
        looks[i] = new MouthAppearance(look, in.getFloat(), in.floats(MouthAppearance.SIDES));
      }
      covered[i] = in.floats((flags[i] & COVERED) == 0 ? 0 : POINTS);
    }
    in.end();
    return new FaceTrack(shot.firstFrame(), poses, shapes, looks, covered, visibility);
  }
}
