package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.plate.Plate;

/**
 * Copies frames of one size and layout into plates, without the padding of native rows. Confined to
 * one thread; the owner closes it.
 */
final class FramePacker implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final int pixelFormat;
  private final BytePointer packed;

  FramePacker(int width, int height, PixelLayout layout) {
    pixelFormat = layout.pixelFormat();
    long size = av_image_get_buffer_size(pixelFormat, width, height, 1);
    packed = scope.own(new BytePointer(size), Pointer::close);
  }

  void copy(AVFrame frame, Plate into) {
    av_image_copy_to_buffer(
        packed,
        (int) packed.capacity(),
        frame.data(),
        frame.linesize(),
        pixelFormat,
        into.width(),
        into.height(),
        1);
    long position = 0;
    for (int plane = 0; plane < into.planes(); plane++) {
      byte[] samples = into.plane(plane);
      packed.position(position).get(samples);
      position += samples.length;
    }
    packed.position(0);
  }

  @Override
  public void close() {
    scope.close();
  }
}
