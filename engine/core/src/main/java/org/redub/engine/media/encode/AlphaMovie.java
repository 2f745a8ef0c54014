package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA64LE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Metadata;
import org.redub.engine.media.file.Muxer;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.TrackEncoder;
import org.redub.engine.media.file.VideoFormat;
import org.redub.files.AtomicFile;
import org.redub.files.OutputException;
import org.redub.geometry.PixelBox;

/**
 * Writes pictures of 16 bits a channel with straight alpha at the times of a take: ProRes 4444 in a
 * QuickTime movie, or FFV1 in a Matroska file. {@link #finish()} gives the file its name; closing
 * without it leaves nothing behind. Confined to one thread; the caller closes it.
 */
public final class AlphaMovie implements AutoCloseable {
  private static final int CHANNELS = 4;

  private final NativeScope scope = new NativeScope();
  private final Path output;
  private final VideoFormat format;
  private final AtomicFile file;
  private final Muxer muxer;
  private final TrackEncoder encoder;
  private final ShortPointer samples;
  private final AVFrame frame;
  private final RgbaShaper shaper;

  private AlphaMovie(Path output, VideoFormat format, Container container) {
    this.output = output;
    this.format = format;
    try {
      file = create(output);
      scope.onClose(file::close);
      muxer = new Muxer(file.temporary(), output, container);
      scope.onClose(muxer::close);
      EncoderTarget target =
          new EncoderTarget(
              container == Container.MOV ? PictureCodec.PRORES_ALPHA : PictureCodec.FFV1_ALPHA,
              format.width(),
              format.height(),
              format,
              EncoderTarget.ANY_PROFILE,
              FieldOrder.NONE,
              0);
      encoder = new TrackEncoder(muxer, VideoEncoders.open(target, EncoderSettings.DEFAULT));
      scope.onClose(encoder::close);
      Metadata.setOrientation(encoder.stream().codecpar(), format.orientation());
      encoder.stream()
          .sample_aspect_ratio()
          .num(format.sampleAspect().num())
          .den(format.sampleAspect().den());
      encoder.stream().avg_frame_rate().num(format.frameRate().num()).den(format.frameRate().den());
      long count = (long) CHANNELS * format.width() * format.height();
      samples = scope.own(new ShortPointer(count), Pointer::close);
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      frame.format(AV_PIX_FMT_RGBA64LE).width(format.width()).height(format.height());
      frame.data(0, new BytePointer(samples));
      frame.linesize(0, CHANNELS * Short.BYTES * format.width());
      shaper = new RgbaShaper(target);
      scope.onClose(shaper::close);
      muxer.start(format.timeBase().den());
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  /** The container that a file name asks for; null if it is not one for layers. */
  public static @Nullable Container containerOf(Path output) {
    Container named = Container.named(output).orElse(null);
    return named == Container.MOV || named == Container.MKV ? named : null;
  }

  /**
   * Opens a file whose name ends in mov or mkv.
   *
   * @throws RedubException OUTPUT_UNWRITABLE or ENCODER_UNAVAILABLE
   */
  public static AlphaMovie open(Path output, VideoFormat format) {
    Container container = containerOf(output);
    if (container == null) {
      throw new IllegalArgumentException(
          "a movie with alpha must end in .mov or .mkv, got '%s'".formatted(output));
    }
    return new AlphaMovie(output, format, container);
  }

  private static AtomicFile create(Path output) {
    try {
      return AtomicFile.create(output);
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  /**
   * Writes the next frame.
   *
   * @param box where the picture is, inside the frame; null for a transparent frame
   * @param rgba four unsigned samples for each pixel of the box, row by row
   */
  public void write(FrameTime time, @Nullable PixelBox box, short[] rgba) {
    long bytes = (long) CHANNELS * Short.BYTES * format.width() * format.height();
    Pointer.memset(samples.position(0), 0, bytes);
    if (box != null) {
      int row = CHANNELS * box.width();
      for (int y = 0; y < box.height(); y++) {
        long at = CHANNELS * ((long) (box.top() + y) * format.width() + box.left());
        samples.position(at).put(rgba, y * row, row);
      }
    }
    samples.position(0);
    AVFrame shaped = shaper.shape(frame);
    shaped.pts(time.pts()).duration(time.durationTicks());
    try {
      encoder.encode(shaped);
    } catch (RedubException e) {
      throw e.about(output);
    }
  }

  /**
   * Writes the rest and gives the file its name.
   *
   * @throws RedubException OUTPUT_FAILED
   */
  public void finish() {
    encoder.encode(null);
    muxer.finish();
    try {
      file.commit();
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
