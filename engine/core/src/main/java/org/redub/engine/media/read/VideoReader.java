package org.redub.engine.media.read;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.file.VideoDecoding;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * Reads the frames of a take, or a still picture as a take of one frame, in presentation order with
 * their exact pts. A second pass needs a new reader and returns the same frames. Confined to one
 * thread at a time; the caller closes it.
 */
public final class VideoReader implements FrameReader {
  private final NativeScope scope = new NativeScope();
  private final FrameSource source;
  private final FramePacker packer;
  private final PixelLayout layout;

  private VideoReader(MediaFile file, boolean ownsFile, VideoDecoding decoding) {
    try {
      if (ownsFile) {
        scope.onClose(file::close);
      }
      source = new FrameSource(file, decoding);
      scope.onClose(source::close);
      layout = source.format().layout();
      packer = new FramePacker(source.format().width(), source.format().height(), layout);
      scope.onClose(packer::close);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Opens the video of {@code file}; cover art is ignored.
   *
   * @throws org.redub.engine.api.RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE, INPUT_NOT_MEDIA,
   *     NO_VIDEO or INPUT_DAMAGED (no frame can be decoded)
   */
  public static VideoReader open(Path file) {
    return new VideoReader(MediaFile.open(file), true, VideoDecoding.CPU);
  }

  /**
   * Opens the video of an open file, which the caller closes after the reader.
   *
   * @throws org.redub.engine.api.RedubException see {@link #open(Path)}
   */
  public static VideoReader open(MediaFile file) {
    return open(file, VideoDecoding.CPU);
  }

  /** The same with another decoder. */
  static VideoReader open(MediaFile file, VideoDecoding decoding) {
    return new VideoReader(file, false, decoding);
  }

  /** Whether this is a still of several tiles, of which this reader reads one. */
  boolean isTiled() {
    return source.isTiled();
  }

  @Override
  public VideoFormat format() {
    return source.format();
  }

  /** Whether its first frame is interlaced, and how. */
  public FieldOrder fieldOrder() {
    return source.fieldOrder();
  }

  @Override
  public boolean read(Plate into) {
    VideoFormat format = format();
    if (into.width() != format.width()
        || into.height() != format.height()
        || !into.layout().equals(layout)
        || !into.colour().equals(format.colour())) {
      throw new IllegalArgumentException(
          "the plate is %dx%d %s %s, the take %dx%d %s %s"
              .formatted(
                  into.width(),
                  into.height(),
                  into.layout().name(),
                  into.colour(),
                  format.width(),
                  format.height(),
                  layout.name(),
                  format.colour()));
    }
    AVFrame frame = source.next();
    if (frame == null) {
      return false;
    }
    packer.copy(frame, into);
    into.stamp(source.time());
    into.markDamaged(source.isDamaged());
    return true;
  }

  @Override
  public boolean skip(Plate into) {
    if (!source.skip()) {
      return false;
    }
    into.stamp(source.time());
    return true;
  }

  /** Number of packets so far that were missing or could not be decoded. */
  public int damagedPackets() {
    return source.damagedPackets();
  }

  /**
   * Whether the file ends before the end that its container declares; known after {@link #read}
   * returned false.
   */
  public boolean truncated() {
    return source.truncated();
  }

  @Override
  public List<Notice> notices() {
    return source.notices();
  }

  @Override
  public void close() {
    scope.close();
  }
}
