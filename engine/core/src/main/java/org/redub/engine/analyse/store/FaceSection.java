package org.redub.engine.analyse.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelAspect;
import org.redub.geometry.Similarity3;
import org.redub.render.image.MouthAppearance;

/**
 * The section of a face track: a byte of flags and a byte of visibility per frame, then for each
 * frame the values that its flags announce. Stateless.
 */
final class FaceSection {
  private static final String TAG = "FACE";

  private static final int FOUND = 1;
  private static final int APPEARANCE = 2;
  private static final int OCCLUSION = 4;

  private static final int POINTS = FaceMesh.LOWER_FACE.size();
  private static final long POSE_BYTES = 13L * Double.BYTES;
  private static final long SHAPE_BYTES = 3L * POINTS * Float.BYTES;
  private static final long APPEARANCE_BYTES =
      (MouthAppearance.SIZE + 1L + MouthAppearance.SIDES) * Float.BYTES;
  private static final long OCCLUSION_BYTES = (long) POINTS * Float.BYTES;

  /** In the order of their codes in the file; new values must be added at the end. */
  private static final Visibility[] VISIBILITY = {
    Visibility.USABLE,
    Visibility.NO_FACE,
    Visibility.TOO_SMALL,
    Visibility.TURNED_AWAY,
    Visibility.OCCLUDED,
    Visibility.MOUTH_OUTSIDE,
    Visibility.DAMAGED
  };

  private FaceSection() {}

  static void write(FaceTrack track, SectionWriter out) throws IOException {
    byte[] flags = new byte[track.frames()];
    byte[] visibility = new byte[track.frames()];
    long bytes = 2L * track.frames();
    for (int i = 0; i < flags.length; i++) {
      flags[i] = flags(track, i);
      visibility[i] = code(track.visibility(i));
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
    int appearance = track.appearance(i) == null ? 0 : APPEARANCE;
    int occlusion = track.isOccluded(i) ? OCCLUSION : 0;
    return (byte) (found | appearance | occlusion);
  }

  private static long bytes(byte flags) {
    return ((flags & FOUND) == 0 ? 0 : POSE_BYTES + SHAPE_BYTES)
        + ((flags & APPEARANCE) == 0 ? 0 : APPEARANCE_BYTES)
        + ((flags & OCCLUSION) == 0 ? 0 : OCCLUSION_BYTES);
  }

  private static byte code(Visibility visibility) {
    for (byte code = 0; code < VISIBILITY.length; code++) {
      if (VISIBILITY[code] == visibility) {
        return code;
      }
    }
    throw new IllegalStateException(
        "visibility %s has no code in the format".formatted(visibility));
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
    MouthAppearance appearance = track.appearance(i);
    if (appearance != null) {
      out.put(sized(appearance.numbers(), MouthAppearance.SIZE, "values of an appearance"));
      out.put(appearance.sharpness());
      out.put(sized(appearance.light(), MouthAppearance.SIDES, "sides of the lighting"));
    }
    if (track.isOccluded(i)) {
      out.put(sized(track.occlusion(i), POINTS, "values of an occlusion"));
    }
  }

  private static float[] sized(float[] values, int size, String what) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "the format needs %d %s, got %d".formatted(size, what, values.length));
    }
    return values;
  }

  static FaceTrack read(AnalysisHeader.Shot shot, PixelAspect aspect, SectionReader in)
      throws IOException {
    in.begin(TAG);
    byte[] flags = in.bytes(shot.frames());
    byte[] codes = in.bytes(shot.frames());
    @Nullable HeadPose[] poses = new HeadPose[flags.length];
    @Nullable MouthShape[] shapes = new MouthShape[flags.length];
    @Nullable MouthAppearance[] appearances = new MouthAppearance[flags.length];
    float[][] occlusion = new float[flags.length][];
    Visibility[] visibility = new Visibility[flags.length];
    for (int i = 0; i < flags.length; i++) {
      visibility[i] = VISIBILITY[codes[i]];
      if ((flags[i] & FOUND) != 0) {
        Similarity3 pose = Similarity3.of(in.getDouble(), in.doubles(9), in.doubles(3));
        poses[i] = HeadPose.of(pose, aspect);
        shapes[i] = MouthShape.of(in.floats(3L * POINTS));
      }
      if ((flags[i] & APPEARANCE) != 0) {
        float[] appearance = in.floats(MouthAppearance.SIZE);
        appearances[i] =
            new MouthAppearance(appearance, in.getFloat(), in.floats(MouthAppearance.SIDES));
      }
      occlusion[i] = in.floats((flags[i] & OCCLUSION) == 0 ? 0 : POINTS);
    }
    in.end();
    return new FaceTrack(shot.firstFrame(), poses, shapes, appearances, occlusion, visibility);
  }
}
