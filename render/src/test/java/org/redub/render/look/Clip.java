package org.redub.render.look;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.redub.render.geometry.CanonicalFace;
import org.redub.render.geometry.FaceMesh;
import org.redub.render.geometry.HeadPose;
import org.redub.render.geometry.MouthShape;
import org.redub.render.image.RgbImage;

/** A tracked clip: landmarks as in shared/models/landmarks and its frames as PNG files. */
final class Clip {
  private static final int FRAME_VALUES = 6 + 3 * 478;

  private final Path frames;
  private final List<float[]> tracked = new ArrayList<>();
  private final List<HeadPose> poses = new ArrayList<>();
  private final List<MouthShape> shapes = new ArrayList<>();

  Clip(Path frames, Path landmarks) throws IOException {
    this.frames = frames;
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(landmarks));
    FloatBuffer values = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    int count = values.remaining() / FRAME_VALUES;
    for (int i = 0; i < count; i++) {
      float[] mesh = new float[3 * 478];
      values.position(i * FRAME_VALUES + 6).get(mesh);
      for (int k = 0; k < mesh.length; k++) {
        mesh[k] -= k % 3 == 2 ? 0 : 0.5f;
      }
      lowerLips(mesh, values.get(i * FRAME_VALUES + 3), values.get(i * FRAME_VALUES + 4));
      tracked.add(FaceMesh.TRACKED.gather(mesh));
    }
    CanonicalFace face = CanonicalFace.of(tracked);
    for (float[] points : tracked) {
      HeadPose pose = HeadPose.fit(face, points);
      poses.add(pose);
      shapes.add(MouthShape.of(pose, points));
    }
  }

  /**
   * The network places lips 0.7 of its 192 pixels too high; the product's tracker corrects that.
   */
  private static void lowerLips(float[] mesh, float side, float rotation) {
    double down = 0.7 * side / 192;
    for (int point : FaceMesh.LIP_RINGS.toArray()) {
      mesh[3 * point] -= (float) (down * Math.sin(rotation));
      mesh[3 * point + 1] += (float) (down * Math.cos(rotation));
    }
  }

  int size() {
    return tracked.size();
  }

  HeadPose pose(int frame) {
    return poses.get(frame);
  }

  MouthShape shape(int frame) {
    return shapes.get(frame);
  }

  RgbImage image(int frame) throws IOException {
    return Pictures.read(ImageIO.read(frames.resolve("%04d.png".formatted(frame + 1)).toFile()));
  }
}
