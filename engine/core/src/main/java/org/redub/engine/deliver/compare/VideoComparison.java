package org.redub.engine.deliver.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.api.result.VideoDifference;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;

/** Says which frames of two videos differ, where and by how much. Stateless. */
public final class VideoComparison {
  private VideoComparison() {}

  /**
   * Compares two videos or picture sequences of the same size, frame by frame in order.
   *
   * @param tolerance differences up to this number of steps do not count, as those of encoders
   * @throws RedubException REQUEST_INVALID if the sizes differ, CANCELLED if the thread is
   *     interrupted, or an error of an input
   */
  public static VideoDifference compare(
      Path first, Path second, int tolerance, ProgressListener listener) {
    try (MediaSource a = MediaSource.open(first);
        MediaSource b = MediaSource.open(second);
        FrameReader readerA = a.frames();
        FrameReader readerB = b.frames()) {
      requireSameSize(a, readerA.format(), b, readerB.format());
      return compare(readerA, readerB, new FrameDifference(tolerance), listener);
    }
  }

  private static void requireSameSize(
      MediaSource a, VideoFormat formatA, MediaSource b, VideoFormat formatB) {
    if (formatA.width() != formatB.width() || formatA.height() != formatB.height()) {
      throw new RedubException(
              ErrorCode.REQUEST_INVALID,
              "only videos of the same size can be compared: '%s' is %dx%d, '%s' %dx%d"
                  .formatted(
                      a.path(),
                      formatA.width(),
                      formatA.height(),
                      b.path(),
                      formatB.width(),
                      formatB.height()))
          .about(b.path());
    }
    if (!formatA.layout().equals(formatB.layout())) {
      throw new RedubException(
              ErrorCode.REQUEST_INVALID,
              "only videos of the same pixel format can be compared: '%s' is %s, '%s' %s"
                  .formatted(a.path(), formatA.pixelFormat(), b.path(), formatB.pixelFormat()))
          .about(b.path());
    }
  }

  private static VideoDifference compare(
      FrameReader a, FrameReader b, FrameDifference difference, ProgressListener listener) {
    Plate plateA = a.newPlate();
    Plate plateB = b.newPlate();
    List<VideoDifference.Frame> frames = new ArrayList<>();
    int expected = (int) a.format().timing().estimatedFrames();
    int times = 0;
    int framesA = 0;
    int framesB = 0;
    boolean moreA = a.read(plateA);
    boolean moreB = b.read(plateB);
    while (moreA || moreB) {
      if (Thread.currentThread().isInterrupted()) {
        throw new RedubException(ErrorCode.CANCELLED, "stopped");
      }
      if (moreA && moreB) {
        times += plateA.ptsUs() == plateB.ptsUs() ? 0 : 1;
        VideoDifference.Frame frame = difference.of(plateA, plateB);
        if (frame != null) {
          frames.add(frame);
        }
      }
      framesA += moreA ? 1 : 0;
      framesB += moreB ? 1 : 0;
      moreA = moreA && a.read(plateA);
      moreB = moreB && b.read(plateB);
      listener.onProgress(Stage.RENDER, Math.max(framesA, framesB), Math.max(expected, framesA));
    }
    return new VideoDifference(framesA, framesB, times, difference.psnrDb(), frames);
  }
}
