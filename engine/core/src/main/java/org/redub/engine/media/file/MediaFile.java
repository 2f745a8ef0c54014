package org.redub.engine.media.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * An input that is opened once and read from any number of positions at the same time. Thread-safe;
 * the owner closes it after its last reader.
 *
 * <p>Not a {@code FileChannel}: an interrupt would close that for every reader.
 */
public final class MediaFile implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile bytes;
  private final long sizeBytes;

  private MediaFile(Path path, RandomAccessFile bytes, long sizeBytes) {
    this.path = path;
    this.bytes = bytes;
    this.sizeBytes = sizeBytes;
  }

  /**
   * Opens a regular file with bytes in it.
   *
   * @throws RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE or INPUT_NOT_MEDIA (empty)
   */
  public static MediaFile open(Path path) {
    InputFile.check(path);
    try {
      RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r");
      return new MediaFile(path, bytes, bytes.length());
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "input file '%s' cannot be read: %s".formatted(path, e.getMessage()),
          e);
    }
  }

  /** The file, as the caller named it. */
  public Path path() {
    return path;
  }

  /** Its size when it was opened. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /**
   * Reads up to {@code length} bytes that start at {@code position}.
   *
   * @return how many were read; -1 at the end of the file
   * @throws IOException if the disk fails
   */
  public int read(long position, byte[] into, int length) throws IOException {
    synchronized (bytes) {
      bytes.seek(position);
      return bytes.read(into, 0, length);
    }
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INTERNAL, "input file '%s' could not be closed".formatted(path), e);
    }
  }
}
