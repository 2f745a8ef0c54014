package org.redub.engine.media.write;

import org.redub.engine.media.file.FieldOrder;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.FieldLines;
import org.redub.engine.media.plate.Plate;

/**
 * Puts pairs of fields together to the interlaced frames of an output. Confined to one thread at a
 * time; closes the writer of the frames.
 */
public final class FieldWeaver implements TakeWriter {
  private final TakeWriter frames;
  private final FieldOrder order;
  private final Plate first;
  private final Plate woven;
  private boolean second;

  /**
   * A weaver.
   *
   * @param frames receives the frames
   * @param format the format of the frames
   */
  public FieldWeaver(TakeWriter frames, VideoFormat format, FieldOrder order) {
    this.frames = frames;
    this.order = order;
    first = Plate.of(format);
    woven = Plate.of(format);
  }

  @Override
  public boolean copies(int field) {
    return frames.copies(field / 2);
  }

  @Override
  public void copy(FrameTime time) {
    if (second) {
      frames.copy(first.time());
    } else {
      first.stamp(ofFrame(time));
    }
    second = !second;
  }

  @Override
  public void write(Plate field) {
    if (second) {
      boolean topFirst = order == FieldOrder.TOP_FIRST;
      FieldLines.weave(topFirst ? first : field, topFirst ? field : first, woven);
      woven.stamp(first.time());
      frames.write(woven);
    } else {
      first.copyFrom(field);
      first.stamp(ofFrame(field.time()));
    }
    second = !second;
  }

  /** The time of a frame by that of its first field, whose clock has half the tick. */
  private static FrameTime ofFrame(FrameTime field) {
    return new FrameTime(field.index() / 2, field.pts() / 2, field.durationTicks(), field.ptsUs());
  }

  @Override
  public WrittenMedia complete() {
    if (second) {
      throw new IllegalStateException("the last frame has one field only");
    }
    return frames.complete();
  }

  @Override
  public void commit() {
    frames.commit();
  }

  @Override
  public void close() {
    frames.close();
  }
}
