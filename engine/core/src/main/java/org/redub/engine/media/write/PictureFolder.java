package org.redub.engine.media.write;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.PicturePattern;
import org.redub.engine.media.encode.EncoderInput;
import org.redub.engine.media.encode.EncoderTarget;
import org.redub.engine.media.encode.FrameLoader;
import org.redub.engine.media.encode.VideoEncoders;
import org.redub.engine.media.file.FfmpegLog;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.files.AtomicFolder;
import org.redub.files.OutputException;

/**
 * Writes each frame as a picture, upright and numbered, to a folder that appears when it is
 * complete. Confined to one thread at a time; the caller closes it.
 */
public final class PictureFolder implements TakeWriter {
  private final NativeScope scope = new NativeScope();
  private final Path output;
  private final PicturePattern pattern;
  private final VideoFormat format;
  private final AtomicFolder folder;
  private final AVCodecContext codec;
  private final EncoderInput input;
  private final AVPacket packet;
  private final List<Notice> notices = new ArrayList<>();
  private int nextNumber;
  private long frames;
  private long bytes;
  private long firstPts;
  private boolean evenSteps = true;
  private FrameTime last = FrameTime.NONE;

  private PictureFolder(Path output, VideoFormat format, EncoderSettings settings, Extras extras) {
    this.output = output;
    this.format = format;
    pattern = PicturePattern.of(output);
    nextNumber = extras.format().firstPicture();
    try {
      folder = reserve(pattern.folder());
      scope.onClose(folder::close);
      FrameLoader loader = new FrameLoader(format, format.rotationQuarterTurns(), false);
      EncoderTarget target =
          new EncoderTarget(
              extras.format().picture(),
              loader.width(),
              loader.height(),
              format,
              EncoderTarget.ANY_PROFILE,
              FieldOrder.NONE,
              0);
      input = new EncoderInput(loader, target);
      scope.onClose(input::close);
      codec = scope.own(VideoEncoders.open(target, settings), c -> avcodec_free_context(c));
      packet = scope.own(av_packet_alloc(), p -> av_packet_free(p));
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
    note(extras);
  }

  static PictureFolder open(
      Path output, VideoFormat format, EncoderSettings settings, Extras extras) {
    return new PictureFolder(output, format, settings, extras);
  }

  private void note(Extras extras) {
    String title = extras.format().container().title();
    notices.addAll(extras.format().notices());
    if (extras.soundtrack() != null) {
      notices.add(Notice.of(NoticeCode.SOUND_LEFT_OUT, "container", title));
    }
    if (extras.copied() != null) {
      leftOut("tags, chapters, audio tracks, subtitles");
    }
    Segments segments = extras.segments();
    Path previous = segments == null ? null : segments.previous();
    if (previous != null) {
      String reason = "pictures are always written again";
      notices.add(Notice.of(NoticeCode.PREVIOUS_NOT_USED, "file", previous, "reason", reason));
    }
  }

  private void leftOut(String properties) {
    notices.add(
        Notice.of(
            NoticeCode.PROPERTIES_LEFT_OUT,
            "container",
            Container.PICTURES.title(),
            "properties",
            properties));
  }

  private static AtomicFolder reserve(Path folder) {
    try {
      return AtomicFolder.create(folder);
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  @Override
  public boolean copies(int frame) {
    return false;
  }

  @Override
  public void copy(FrameTime time) {
    throw new IllegalStateException("there is no older output to copy from");
  }

  @Override
  public void write(Plate plate) {
    FrameTime time = plate.time();
    if (frames == 0) {
      firstPts = time.pts();
    } else {
      evenSteps &= Math.abs(time.ptsUs() - last.ptsUs() - stepUs()) < stepUs() / 2;
    }
    AVFrame frame = input.of(plate);
    frame.pts(time.pts()).duration(time.durationTicks());
    frames++;
    last = time;
    encode(frame);
  }

  private long stepUs() {
    return format.timeBase().toUs(format.frameTicks());
  }

  private void encode(@Nullable AVFrame frame) {
    check(avcodec_send_frame(codec, frame));
    while (true) {
      int ret = avcodec_receive_packet(codec, packet);
      if (ret == AVERROR_EAGAIN() || ret == AVERROR_EOF) {
        return;
      }
      check(ret);
      save();
      av_packet_unref(packet);
    }
  }

  private void save() {
    Path file = folder.temporary().resolve(pattern.name(nextNumber++));
    byte[] content = PictureEncoder.bytes(packet.data(), packet.size());
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "writing output '%s' failed: %s".formatted(output, e.getMessage()),
              e)
          .about(output);
    }
    bytes += content.length;
  }

  private void check(int ret) {
    if (ret < 0) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED,
              "encoding output '%s' failed: %s".formatted(output, FfmpegLog.explain(ret)))
          .about(output);
    }
  }

  @Override
  public WrittenMedia complete() {
    if (frames == 0) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED, "output '%s' has no frames".formatted(output));
    }
    encode(null);
    if (!evenSteps) {
      leftOut("the varying times of its frames");
    }
    long end = last.pts() + last.durationTicks();
    return new WrittenMedia(
        output,
        frames,
        format.timeBase().toUs(end - firstPts),
        codec.codec().name().getString(),
        bytes,
        List.of(),
        notices);
  }

  @Override
  public void commit() {
    try {
      folder.commit();
    } catch (OutputException e) {
      throw OutputFiles.error(e);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
