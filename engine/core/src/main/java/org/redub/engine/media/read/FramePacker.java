package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.plate.Plate;

/**
 * Copies 4:2:0 frames of one size into plates, without the padding of native rows. Confined to one
 * thread; the owner closes it.
 */
final class FramePacker implements AutoCloseable {
  private final NativeScope scope = new NativeScope();
  private final BytePointer packed;

  FramePacker(int width, int height) {
    long chroma = (width + 1L) / 2 * ((height + 1L) / 2);
    packed = scope.own(new BytePointer((long) width * height + 2 * chroma), Pointer::close);
  }

  void copy(AVFrame frame, Plate into) {
    av_image_copy_to_buffer(
        packed,
        (int) packed.capacity(),
        frame.data(),
        frame.linesize(),
        AV_PIX_FMT_YUV420P,
        into.width(),
        into.height(),
        1);
    int lumaSize = into.luma().length;
    int chromaSize = into.chromaU().length;
    packed.position(0).get(into.luma());
    packed.position(lumaSize).get(into.chromaU());
    packed.position(lumaSize + (long) chromaSize).get(into.chromaV());
    packed.position(0);
  }

  @Override
  public void close() {
    scope.close();
  }
}
