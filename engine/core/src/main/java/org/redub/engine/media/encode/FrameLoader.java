package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * Converts plates to native frames, for an encoder or a {@link FrameShaper}. Where an encoder
 * requires even sizes, an odd last column or row is repeated once. Confined to one thread; the
 * owner closes it.
 */
public final class FrameLoader implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final int quarterTurns;
  private final PixelLayout layout;
  private final PixelLayout turnedLayout;
  private final int paddedWidth;
  private final int paddedHeight;
  private final BytePointer samples;
  private final AVFrame frame;

  /**
   * A loader.
   *
   * @param format the format of the plates
   * @param quarterTurns how often plates are turned clockwise, 0..3
   * @param evenSize whether odd sizes are padded
   */
  public FrameLoader(VideoFormat format, int quarterTurns, boolean evenSize) {
    this.quarterTurns = quarterTurns;
    layout = format.layout();
    boolean swapped = quarterTurns % 2 == 1;
    turnedLayout = swapped && layout.chromaShiftX() != layout.chromaShiftY() ? full() : layout;
    int width = swapped ? format.height() : format.width();
    int height = swapped ? format.width() : format.height();
    paddedWidth = evenSize ? even(width) : width;
    paddedHeight = evenSize ? even(height) : height;
    try {
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      frame.format(turnedLayout.pixelFormat()).width(paddedWidth).height(paddedHeight);
      int planes = turnedLayout.alpha() ? 4 : 3;
      long size = 0;
      for (int plane = 0; plane < planes; plane++) {
        size += (long) stride(plane) * rows(plane);
      }
      samples = scope.own(new BytePointer(size), Pointer::close);
      long position = 0;
      for (int plane = 0; plane < planes; plane++) {
        frame.data(plane, samples.getPointer(position));
        frame.linesize(plane, stride(plane));
        position += (long) stride(plane) * rows(plane);
      }
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /**
   * The layout without shared chroma samples, as 4:2:2 that is turned would share them in columns.
   */
  private PixelLayout full() {
    return new PixelLayout(layout.bits(), 0, 0, layout.rgb(), layout.alpha());
  }

  private int stride(int plane) {
    int columns = isChroma(plane) ? turnedLayout.chromaWidth(paddedWidth) : paddedWidth;
    return columns * turnedLayout.bytesPerSample();
  }

  private int rows(int plane) {
    return isChroma(plane) ? turnedLayout.chromaHeight(paddedHeight) : paddedHeight;
  }

  private static boolean isChroma(int plane) {
    return plane == 1 || plane == 2;
  }

  /** The size, or one more if it is odd. */
  public static int even(int size) {
    return size + (size & 1);
  }

  /** Width of the frames. */
  public int width() {
    return paddedWidth;
  }

  /** Height of the frames. */
  public int height() {
    return paddedHeight;
  }

  /** The pixel format of the frames, as AVPixelFormat. */
  int pixelFormat() {
    return frame.format();
  }

  /** Returns the plate as a frame without time, valid until the next call. */
  AVFrame load(Plate plate) {
    long position = 0;
    for (int number = 0; number < plate.planes(); number++) {
      boolean chroma = isChroma(number);
      int width = chroma ? plate.chromaWidth() : plate.width();
      int height = chroma ? plate.chromaHeight() : plate.height();
      PlaneBytes plane =
          new PlaneBytes(plate.plane(number), width, height, layout.bytesPerSample());
      if (chroma && !turnedLayout.equals(layout)) {
        plane = plane.doubled(plate.width());
      }
      byte[] bytes =
          plane
              .turned(quarterTurns)
              .padded(stride(number) / layout.bytesPerSample(), rows(number))
              .bytes();
      samples.position(position).put(bytes, 0, bytes.length);
      position += bytes.length;
    }
    samples.position(0);
    return frame;
  }

  @Override
  public void close() {
    scope.close();
  }
}
