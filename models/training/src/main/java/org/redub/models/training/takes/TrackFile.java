package org.redub.models.training.takes;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redub.files.AtomicFile;

/** Stores a tracked clip in a file, so that it is tracked only once. Stateless. */
final class TrackFile {
  private static final int MAGIC = 0x52645401;

  private TrackFile() {}

  static void write(Path file, TrackedClip clip) throws IOException {
    AtomicFile.write(file, (OutputStream to) -> write(new DataOutputStream(to), clip));
  }

  private static void write(DataOutputStream out, TrackedClip clip) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(clip.pictures());
    for (long pts : clip.ptsUs()) {
      out.writeLong(pts);
    }
    out.writeInt(clip.controls().length);
    for (double[] control : clip.controls()) {
      for (double value : control) {
        out.writeDouble(value);
      }
    }
    out.writeInt(clip.mel().length);
    for (short value : clip.mel()) {
      out.writeShort(value);
    }
  }

  static TrackedClip read(Path file, ClipEntry clip) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("%s is not a track of this version: delete it".formatted(file));
      }
      long[] pts = new long[in.readInt()];
      for (int i = 0; i < pts.length; i++) {
        pts[i] = in.readLong();
      }
      double[][] controls = new double[in.readInt()][pts.length];
      for (double[] control : controls) {
        for (int i = 0; i < control.length; i++) {
          control[i] = in.readDouble();
        }
      }
      short[] mel = new short[in.readInt()];
      for (int i = 0; i < mel.length; i++) {
        mel[i] = in.readShort();
      }
      return new TrackedClip(clip, pts, controls, mel);
    } catch (EOFException e) {
      throw new IOException("%s is truncated, delete it".formatted(file), e);
    }
  }
}
