package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.plate.Plate;

/**
 * Converts plates to native frames for an encoder. H.264 in 4:2:0 requires even sizes, so an odd
 * last column or row is repeated once. Confined to one thread; the owner closes it.
 */
final class FrameLoader implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final int width;
  private final int height;
  private final int evenWidth;
  private final int evenHeight;
  private final byte[] padded;
  private final BytePointer samples;
  private final AVFrame frame;

  FrameLoader(int width, int height) {
    this.width = width;
    this.height = height;
    evenWidth = even(width);
    evenHeight = even(height);
    boolean odd = evenWidth != width || evenHeight != height;
    padded = new byte[odd ? evenWidth * evenHeight : 0];
    try {
      long lumaSize = (long) evenWidth * evenHeight;
      samples = scope.own(new BytePointer(lumaSize + lumaSize / 2), Pointer::close);
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      frame.format(AV_PIX_FMT_YUV420P).width(evenWidth).height(evenHeight);
      frame.data(0, samples.getPointer(0));
      frame.data(1, samples.getPointer(lumaSize));
      frame.data(2, samples.getPointer(lumaSize + lumaSize / 4));
      frame.linesize(0, evenWidth).linesize(1, evenWidth / 2).linesize(2, evenWidth / 2);
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  static int even(int size) {
    return size + (size & 1);
  }

  /** Returns the plate as a frame without time, valid until the next call. */
  AVFrame load(Plate plate) {
    byte[] luma = padded.length == 0 ? plate.luma() : pad(plate.luma());
    samples.position(0).put(luma, 0, luma.length);
    samples.position(luma.length).put(plate.chromaU(), 0, plate.chromaU().length);
    samples.position(luma.length + luma.length / 4L);
    samples.put(plate.chromaV(), 0, plate.chromaV().length);
    samples.position(0);
    return frame;
  }

  private byte[] pad(byte[] luma) {
    for (int y = 0; y < evenHeight; y++) {
      int from = Math.min(y, height - 1) * width;
      System.arraycopy(luma, from, padded, y * evenWidth, width);
      if (evenWidth != width) {
        padded[y * evenWidth + width] = luma[from + width - 1];
      }
    }
    return padded;
  }

  @Override
  public void close() {
    scope.close();
  }
}
