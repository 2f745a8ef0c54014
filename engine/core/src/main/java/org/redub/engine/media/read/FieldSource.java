package org.redub.engine.media.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.file.VideoTiming;
import org.redub.engine.media.plate.FieldLines;
import org.redub.engine.media.plate.Plate;
import org.redub.files.Sha256;

/**
 * An interlaced take as a take of its fields: twice as many plates, each with the rows of one field
 * and the means of them between. Its clock has half the tick. Thread-safe; closes the take.
 */
public final class FieldSource implements MediaSource {
  private static final int MAX_CLOCK = Integer.MAX_VALUE / 2;

  private final MediaSource frames;
  private final FieldOrder order;
  private final VideoFormat format;

  private FieldSource(MediaSource frames, FieldOrder order) {
    this.frames = frames;
    this.order = order;
    VideoFormat whole = frames.format();
    Rational rate = whole.frameRate();
    VideoTiming timing = whole.timing();
    format =
        new VideoFormat(
            whole.codec(),
            whole.pixelFormat(),
            whole.width(),
            whole.height(),
            new Rational(whole.timeBase().num(), 2 * whole.timeBase().den()),
            rate.isKnown() ? Rational.orUnknown(2 * rate.num(), rate.den()) : rate,
            whole.sampleAspect(),
            whole.orientation(),
            whole.colour(),
            new VideoTiming(
                2 * timing.startPts(), timing.durationUs(), 2 * timing.estimatedFrames()),
            whole.still());
  }

  /** The fields of a take if it is interlaced, otherwise the take itself. */
  public static MediaSource split(MediaSource take) {
    MediaFile file = take.file();
    if (file == null || take.format().timeBase().den() > MAX_CLOCK) {
      return take;
    }
    try (VideoReader reader = VideoReader.open(file)) {
      return reader.fieldOrder() == FieldOrder.NONE
          ? take
          : new FieldSource(take, reader.fieldOrder());
    }
  }

  /** The format of the interlaced frames. */
  public VideoFormat frameFormat() {
    return frames.format();
  }

  /** Which field comes first. */
  public FieldOrder order() {
    return order;
  }

  @Override
  public Path path() {
    return frames.path();
  }

  @Override
  public String contentSha256() {
    String text = "fields of " + frames.contentSha256();
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public VideoFormat format() {
    return format;
  }

  @Override
  public @Nullable MediaFile file() {
    return frames.file();
  }

  @Override
  public FrameReader frames() {
    return new Reader(frames.frames());
  }

  @Override
  public void close() {
    frames.close();
  }

  private final class Reader implements FrameReader {
    private final FrameReader whole;
    private final Plate frame;
    private boolean second;

    Reader(FrameReader whole) {
      this.whole = whole;
      frame = whole.newPlate();
    }

    @Override
    public VideoFormat format() {
      return format;
    }

    @Override
    public boolean read(Plate into) {
      if (!skip(into)) {
        return false;
      }
      boolean first = second;
      FieldLines.take(frame, first == (order == FieldOrder.TOP_FIRST), into);
      return true;
    }

    /** The frame is read even so, since its other field may be wanted. */
    @Override
    public boolean skip(Plate into) {
      if (!second && !whole.read(frame)) {
        return false;
      }
      FrameTime time = frame.time();
      long pts = 2 * time.pts() + (second ? time.durationTicks() : 0);
      long index = 2 * time.index() + (second ? 1 : 0);
      into.stamp(new FrameTime(index, pts, time.durationTicks(), format.ptsUs(pts)));
      second = !second;
      return true;
    }

    @Override
    public List<Notice> notices() {
      return whole.notices();
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
