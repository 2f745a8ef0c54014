package org.redub.engine.media.encode;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_PUSH;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.media.file.NativeScope;

/**
 * Reduces frames to 256 colours each, chosen for the frame, with FFmpeg's filters palettegen and
 * paletteuse. Confined to one thread; the owner closes it.
 */
final class PaletteShaper implements Shaper {
  private static final String FILTERS =
      "split[picture][measured];[measured]palettegen=stats_mode=single[palette];"
          + "[picture][palette]paletteuse=new=1:dither=bayer:bayer_scale=3";

  private final NativeScope scope = new NativeScope();
  private final FrameShaper toRgb;
  private final AVFilterGraph graph;
  private final AVFilterContext source = new AVFilterContext((Pointer) null);
  private final AVFilterContext sink = new AVFilterContext((Pointer) null);
  private final AVFrame reduced;
  private long frames;

  /**
   * A shaper.
   *
   * @param toRgb makes BGRA of the frames; closed with this
   */
  PaletteShaper(FrameShaper toRgb, int width, int height) {
    this.toRgb = toRgb;
    try {
      scope.onClose(toRgb::close);
      reduced = scope.own(av_frame_alloc(), f -> av_frame_free(f));
      graph = scope.own(avfilter_graph_alloc(), g -> avfilter_graph_free(g));
      String frame =
          "video_size=%dx%d:pix_fmt=%d:time_base=1/100:pixel_aspect=1/1"
              .formatted(width, height, AV_PIX_FMT_BGRA);
      check(
          avfilter_graph_create_filter(
              source, avfilter_get_by_name("buffer"), "in", frame, null, graph));
      check(
          avfilter_graph_create_filter(
              sink, avfilter_get_by_name("buffersink"), "out", null, null, graph));
      connect();
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private void connect() {
    AVFilterInOut outputs = avfilter_inout_alloc();
    AVFilterInOut inputs = avfilter_inout_alloc();
    try {
      outputs.name(av_strdup(new BytePointer("in"))).filter_ctx(source).pad_idx(0).next(null);
      inputs.name(av_strdup(new BytePointer("out"))).filter_ctx(sink).pad_idx(0).next(null);
      check(avfilter_graph_parse_ptr(graph, FILTERS, inputs, outputs, null));
      check(avfilter_graph_config(graph, null));
    } finally {
      avfilter_inout_free(outputs);
      avfilter_inout_free(inputs);
    }
  }

  @Override
  public AVFrame shape(AVFrame frame) {
    AVFrame rgb = toRgb.shape(frame);
    rgb.pts(frames++);
    av_frame_unref(reduced);
    check(
        av_buffersrc_add_frame_flags(
            source, rgb, AV_BUFFERSRC_FLAG_KEEP_REF | AV_BUFFERSRC_FLAG_PUSH));
    check(av_buffersink_get_frame(sink, reduced));
    return reduced;
  }

  private static void check(int ret) {
    if (ret < 0) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "reducing a frame to 256 colours failed: " + FfmpegLog.explain(ret));
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
