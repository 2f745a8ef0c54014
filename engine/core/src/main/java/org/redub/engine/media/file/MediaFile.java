package org.redub.engine.media.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.AudioTrack;
import org.redub.files.Sha256;

/**
 * An input file that is opened once and read by any number of readers at the same time.
 * Thread-safe; the owner closes it after its last reader.
 *
 * <p>Does not use a {@code FileChannel}, because an interrupt would close that for all readers.
 */
public final class MediaFile implements AutoCloseable {
  private static final int HASH_BUFFER_BYTES = 1 << 18;

  private final Path path;
  private final RandomAccessFile bytes;
  private final long sizeBytes;
  private final @Nullable AudioTrack audioTrack;
  private @Nullable String contentSha256;

  private MediaFile(
      Path path, RandomAccessFile bytes, long sizeBytes, @Nullable AudioTrack audioTrack) {
    this.path = path;
    this.audioTrack = audioTrack;
    this.bytes = bytes;
    this.sizeBytes = sizeBytes;
  }

  /**
   * Opens a regular file that is not empty.
   *
   * @throws RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE or INPUT_NOT_MEDIA (empty)
   */
  public static MediaFile open(Path path) {
    return open(path, null);
  }

  /**
   * Opens a regular file that is not empty.
   *
   * @param audioTrack the audio track that readers of its sound read; null for the default one
   * @throws RedubException see {@link #open(Path)}
   */
  public static MediaFile open(Path path, @Nullable AudioTrack audioTrack) {
    InputFile.check(path);
    try {
      RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r");
      return new MediaFile(path, bytes, bytes.length(), audioTrack);
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

  /** The audio track that readers of its sound read; null for the default one. */
  public @Nullable AudioTrack audioTrack() {
    return audioTrack;
  }

  /** Size of the file when it was opened. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /**
   * SHA-256 of the whole content, lower-case hex. The first call reads the file.
   *
   * @throws RedubException INPUT_UNREADABLE if reading fails, CANCELLED if the thread is
   *     interrupted
   */
  public synchronized String contentSha256() {
    if (contentSha256 == null) {
      try (InputStream in = new BufferedInputStream(new Content(), HASH_BUFFER_BYTES)) {
        contentSha256 = Sha256.of(in);
      } catch (InterruptedIOException e) {
        throw new RedubException(ErrorCode.CANCELLED, "stopped", e).about(path);
      } catch (IOException e) {
        throw new RedubException(
            ErrorCode.INPUT_UNREADABLE,
            "input file '%s' cannot be read: %s".formatted(path, e.getMessage()),
            e);
      }
    }
    return contentSha256;
  }

  /** The content from its start, read through the open file. Stops if the thread is interrupted. */
  private final class Content extends InputStream {
    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the thread was interrupted");
      }
      synchronized (bytes) {
        bytes.seek(position);
        int count = bytes.read(into, offset, length);
        position += Math.max(0, count);
        return count;
      }
    }
  }

  /**
   * Reads up to {@code length} bytes from {@code position}.
   *
   * @return number of bytes read; -1 at the end of the file
   * @throws IOException if reading fails
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
