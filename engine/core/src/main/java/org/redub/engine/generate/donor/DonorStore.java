package org.redub.engine.generate.donor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.PixelLayout;
import org.redub.geometry.PixelBox;
import org.redub.models.TemporaryFolder;
import org.redub.render.image.RgbImage;

/**
 * The mouths of the donor frames, kept in one temporary file so that the heap does not grow with
 * the take.
 *
 * <p>Filled by one thread, then read by any number. The file is deleted when the store is closed.
 */
public final class DonorStore implements AutoCloseable {

  /** Where a donor's pixels lie in the file, and which part of its plate they are. */
  private record Entry(long position, PixelBox box) {}

  /** Steps per level of 8 bits in a number of two bytes, which also holds overshoots. */
  private static final float DEEP_STEPS = 64;

  private final int size;
  private final float perLevel;
  private final Path file;
  private final FileChannel channel;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private long end;
  private ByteBuffer writing = ByteBuffer.allocateDirect(0);

  /** A store of 8 bits per number. */
  public DonorStore() {
    this(PixelLayout.YUV420);
  }

  /** A store that keeps the precision of plates of {@code layout}. */
  public DonorStore(PixelLayout layout) {
    size = layout.bytesPerSample();
    perLevel = size == 1 ? 1 : DEEP_STEPS;
    try {
      file = Files.createTempFile("redub-donors-", ".rgb");
      // Also removed if the process is killed.
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new RedubException(ErrorCode.FOLDER_UNUSABLE, TemporaryFolder.unusable(e), e);
    }
  }

  /** Keeps the pixels of {@code box} of frame {@code frame}, rounded. */
  public void put(int frame, PixelBox box, RgbImage pixels) {
    int count = box.width() * box.height();
    ByteBuffer bytes = cleared(writing, 3 * size * count);
    writing = bytes;
    for (float[] plane : pixels.planes()) {
      for (int i = 0; i < count; i++) {
        put(bytes, plane[i]);
      }
    }
    bytes.flip();
    entries.put(frame, new Entry(end, box));
    try {
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
    } catch (IOException e) {
      throw new RedubException(ErrorCode.FOLDER_UNUSABLE, TemporaryFolder.unusable(e), e);
    }
  }

  private void put(ByteBuffer bytes, float value) {
    if (size == 1) {
      bytes.put((byte) Math.max(0, Math.min(255, Math.round(value))));
    } else {
      int steps = Math.round(perLevel * value);
      bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps)));
    }
  }

  /** Bytes on disk. */
  long sizeBytes() {
    return end;
  }

  /** Which part of its plate the kept pixels of {@code frame} are. */
  public PixelBox box(int frame) {
    return entry(frame).box();
  }

  /** The kept pixels of {@code frame}, in a new image. */
  public RgbImage read(int frame) {
    RgbImage image = new RgbImage(1, 1);
    reader().read(frame, image);
    return image;
  }

  /** Reads without allocating, for one thread. */
  public Reader reader() {
    return new Reader();
  }

  /** Reads kept pixels into images that are used again. Confined to one thread. */
  public final class Reader {
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    private Reader() {}

    /** The kept pixels of {@code frame}, in {@code into}, which takes their size. */
    public void read(int frame, RgbImage into) {
      Entry entry = entry(frame);
      bytes = cleared(bytes, 3 * size * entry.box().width() * entry.box().height());
      fill(bytes, entry.position());
      into.resize(entry.box().width(), entry.box().height());
      bytes.flip();
      for (float[] plane : into.planes()) {
        for (int i = 0; i < into.width() * into.height(); i++) {
          plane[i] = size == 1 ? bytes.get() & 0xff : bytes.getShort() / perLevel;
        }
      }
    }
  }

  private static ByteBuffer cleared(ByteBuffer spare, int size) {
    ByteBuffer bytes = spare.capacity() < size ? ByteBuffer.allocateDirect(size) : spare;
    return bytes.clear().limit(size);
  }

  private void fill(ByteBuffer bytes, long position) {
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, position + bytes.position()) < 0) {
          throw new IOException("the file ends early");
        }
      }
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "temporary file %s cannot be read: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  private Entry entry(int frame) {
    Entry entry = entries.get(frame);
    if (entry == null) {
      throw new IllegalArgumentException("frame %d was not gathered as a donor".formatted(frame));
    }
    return entry;
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
