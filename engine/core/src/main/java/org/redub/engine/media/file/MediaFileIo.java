package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Lets FFmpeg read a {@link MediaFile} with a position of its own. Confined to one thread; the
 * owner closes it after the format context that uses it.
 *
 * <p>JavaCPP supports at most ten native functions per callback type, so one pair serves all
 * readers and finds the reader by the address that FFmpeg passes to it.
 */
final class MediaFileIo implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  private static final Map<Long, MediaFileIo> OPEN = new ConcurrentHashMap<>();
  private static final ReadCallback READ = new ReadCallback();
  private static final SeekCallback SEEK = new SeekCallback();

  private final MediaFile file;
  private final LongPointer key = new LongPointer(1);
  private final AVIOContext context;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long position;

  MediaFileIo(MediaFile file) {
    this.file = file;
    OPEN.put(key.address(), this);
    BytePointer nativeBuffer = new BytePointer(av_malloc(BUFFER_BYTES));
    context =
        avio_alloc_context(
            nativeBuffer,
            BUFFER_BYTES,
            0,
            key,
            READ,
            (Write_packet_Pointer_BytePointer_int) null,
            SEEK);
    if (context == null) {
      close();
      throw new RedubException(ErrorCode.INTERNAL, "no memory to read " + file.path());
    }
  }

  AVIOContext context() {
    return context;
  }

  private int read(BytePointer into, int wanted) {
    try {
      int count = file.read(position, buffer, Math.min(wanted, buffer.length));
      if (count <= 0) {
        return AVERROR_EOF;
      }
      into.put(buffer, 0, count);
      position += count;
      return count;
    } catch (IOException e) {
      return AVERROR_EXTERNAL;
    }
  }

  private long seek(long offset, int whence) {
    if ((whence & AVSEEK_SIZE) != 0) {
      return file.sizeBytes();
    }
    long to =
        switch (whence & 0xff) {
          case SEEK_SET -> offset;
          case SEEK_CUR -> position + offset;
          case SEEK_END -> file.sizeBytes() + offset;
          default -> -1;
        };
    if (to < 0) {
      return AVERROR_EXTERNAL;
    }
    position = to;
    return to;
  }

  @Override
  public void close() {
    OPEN.remove(key.address());
    if (context != null && !context.isNull()) {
      // FFmpeg may have replaced the buffer.
      av_free(context.buffer());
      avio_context_free(context);
    }
    key.close();
  }

  private static final class ReadCallback extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer into, int wanted) {
      MediaFileIo io = OPEN.get(opaque.address());
      return io == null ? AVERROR_EXTERNAL : io.read(into, wanted);
    }
  }

  private static final class SeekCallback extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      MediaFileIo io = OPEN.get(opaque.address());
      return io == null ? AVERROR_EXTERNAL : io.seek(offset, whence);
    }
  }
}
