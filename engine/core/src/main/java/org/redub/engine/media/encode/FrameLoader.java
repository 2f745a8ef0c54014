package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.plate.Plate;

/**
 * Converts plates to native frames, for an encoder or a {@link FrameShaper}. Where an encoder
 * requires even sizes, an odd last column or row is repeated once. Confined to one thread; the
 * owner closes it.
 */
public final class FrameLoader implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final int quarterTurns;
  private final int width;
  private final int height;
  private final int paddedWidth;
  private final int paddedHeight;
  private final byte[] padded;
  private final BytePointer samples;
  private final AVFrame frame;

  /**
   * A loader.
   *
   * @param plateWidth width of the plates
   * @param plateHeight height of the plates
   * @param quarterTurns how often plates are turned clockwise, 0..3
   * @param evenSize whether odd sizes are padded
   */
  public FrameLoader(int plateWidth, int plateHeight, int quarterTurns, boolean evenSize) {
    this.quarterTurns = quarterTurns;
    boolean swapped = quarterTurns % 2 == 1;
    width = swapped ? plateHeight : plateWidth;
    height = swapped ? plateWidth : plateHeight;
    paddedWidth = evenSize ? even(width) : width;
    paddedHeight = evenSize ? even(height) : height;
    boolean pads = paddedWidth != width || paddedHeight != height;
    padded = new byte[pads ? paddedWidth * paddedHeight : 0];
    try {
      long lumaSize = (long) paddedWidth * paddedHeight;
      int chromaWidth = even(paddedWidth) / 2;
      long chromaSize = (long) chromaWidth * (even(paddedHeight) / 2);
      samples = scope.own(new BytePointer(lumaSize + 2 * chromaSize), Pointer::close);
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      frame.format(AV_PIX_FMT_YUV420P).width(paddedWidth).height(paddedHeight);
      frame.data(0, samples.getPointer(0));
      frame.data(1, samples.getPointer(lumaSize));
      frame.data(2, samples.getPointer(lumaSize + chromaSize));
      frame.linesize(0, paddedWidth).linesize(1, chromaWidth).linesize(2, chromaWidth);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
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
    byte[] turned = turned(plate.luma(), plate.width());
    byte[] luma = padded.length == 0 ? turned : pad(turned);
    samples.position(0).put(luma, 0, luma.length);
    byte[] u = turned(plate.chromaU(), plate.chromaWidth());
    samples.position(luma.length).put(u, 0, u.length);
    byte[] v = turned(plate.chromaV(), plate.chromaWidth());
    samples.position(luma.length + (long) u.length).put(v, 0, v.length);
    samples.position(0);
    return frame;
  }

  private byte[] turned(byte[] plane, int planeWidth) {
    if (quarterTurns == 0) {
      return plane;
    }
    int planeHeight = plane.length / planeWidth;
    int newWidth = quarterTurns == 2 ? planeWidth : planeHeight;
    byte[] turned = new byte[plane.length];
    for (int i = 0; i < plane.length; i++) {
      int x = i % planeWidth;
      int y = i / planeWidth;
      int newX =
          quarterTurns == 1 ? planeHeight - 1 - y : quarterTurns == 2 ? planeWidth - 1 - x : y;
      int newY =
          quarterTurns == 1 ? x : quarterTurns == 2 ? planeHeight - 1 - y : planeWidth - 1 - x;
      turned[newY * newWidth + newX] = plane[i];
    }
    return turned;
  }

  private byte[] pad(byte[] luma) {
    for (int y = 0; y < paddedHeight; y++) {
      int from = Math.min(y, height - 1) * width;
      System.arraycopy(luma, from, padded, y * paddedWidth, width);
      if (paddedWidth != width) {
        padded[y * paddedWidth + width] = luma[from + width - 1];
      }
    }
    return padded;
  }

  @Override
  public void close() {
    scope.close();
  }
}
