package org.redub.models.training.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.files.AtomicFile;

/** Stores utterances in a file, so that a corpus is made only once. Stateless. */
public final class CorpusFile {
  private static final int MAGIC = 0x52645543;
  private static final int VERSION = 1;

  private CorpusFile() {}

  /** Writes a corpus; the file appears when it is complete. */
  public static void write(Path file, List<Utterance> corpus) throws IOException {
    AtomicFile.write(file, (OutputStream to) -> write(new DataOutputStream(to), corpus));
  }

  private static void write(DataOutputStream out, List<Utterance> corpus) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(corpus.size());
    for (Utterance u : corpus) {
      out.writeUTF(u.speaker());
      ByteBuffer mel = ByteBuffer.allocate(2 * u.mel().length);
      mel.asShortBuffer().put(u.mel());
      block(out, mel);
      floats(out, u.articulators());
      block(out, ByteBuffer.wrap(u.phones()));
      floats(out, u.motions());
      ByteBuffer certain = ByteBuffer.allocate(u.certain().length);
      for (boolean c : u.certain()) {
        certain.put((byte) (c ? 1 : 0));
      }
      block(out, certain);
    }
  }

  /**
   * Reads a corpus.
   *
   * @throws IOException if the file is damaged or of another version
   */
  public static List<Utterance> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IOException("%s is not a corpus of this version: delete it".formatted(file));
      }
      int count = in.readInt();
      List<Utterance> corpus = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String speaker = in.readUTF();
        ByteBuffer melBytes = block(in);
        short[] mel = new short[melBytes.remaining() / 2];
        melBytes.asShortBuffer().get(mel);
        float[] articulators = floats(in);
        byte[] phones = bytes(in);
        float[] motions = floats(in);
        byte[] flags = bytes(in);
        boolean[] certain = new boolean[flags.length];
        for (int k = 0; k < flags.length; k++) {
          certain[k] = flags[k] != 0;
        }
        corpus.add(new Utterance(speaker, mel, articulators, phones, motions, certain));
      }
      return corpus;
    } catch (EOFException e) {
      throw new IOException("%s is truncated, delete it".formatted(file), e);
    }
  }

  private static void floats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    block(out, bytes);
  }

  private static float[] floats(DataInputStream in) throws IOException {
    ByteBuffer bytes = block(in);
    float[] values = new float[bytes.remaining() / 4];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static void block(DataOutputStream out, ByteBuffer bytes) throws IOException {
    out.writeInt(bytes.capacity());
    byte[] content = new byte[bytes.capacity()];
    bytes.rewind().get(content);
    out.write(content);
  }

  private static ByteBuffer block(DataInputStream in) throws IOException {
    return ByteBuffer.wrap(bytes(in));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
    if (bytes.length != length) {
      throw new EOFException("%d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }
}
