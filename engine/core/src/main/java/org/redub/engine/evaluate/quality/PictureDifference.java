package org.redub.engine.evaluate.quality;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.file.Path;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;

/**
 * How much the pictures of two videos differ, frame by frame, in luma. Immutable.
 *
 * @param frames how many frames were compared
 * @param differingFrames how many of them are not the same to the bit
 * @param psnrDb the peak signal-to-noise ratio over all frames; 58.9 for equal ones
 * @param lowestPsnrDb that of the frame that differs most
 * @param lowestFrame index of that frame
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PictureDifference(
    int frames, int differingFrames, double psnrDb, double lowestPsnrDb, int lowestFrame) {

  /**
   * Reads both videos.
   *
   * @throws RedubException if one cannot be read, or REQUEST_INVALID if they differ in size or
   *     number of frames
   */
  public static PictureDifference between(Path one, Path other) {
    try (VideoReader first = VideoReader.open(one);
        VideoReader second = VideoReader.open(other)) {
      requireSame(one, other, "size", size(first), size(second));
      return between(one, other, first, second);
    }
  }

  private static PictureDifference between(
      Path one, Path other, VideoReader first, VideoReader second) {
    Plate a = first.newPlate();
    Plate b = second.newPlate();
    int frames = 0;
    int differing = 0;
    int worst = 0;
    double largest = 0;
    double sum = 0;
    boolean more = first.read(a);
    boolean otherMore = second.read(b);
    while (more && otherMore) {
      double error = meanSquareError(a.luma(), b.luma());
      if (error > 0) {
        differing++;
      }
      if (error > largest) {
        largest = error;
        worst = frames;
      }
      sum += error;
      frames++;
      more = first.read(a);
      otherMore = second.read(b);
    }
    if (more || otherMore) {
      String longer = "more than " + frames;
      requireSame(
          one,
          other,
          "number of frames",
          more ? longer : Integer.toString(frames),
          otherMore ? longer : Integer.toString(frames));
    }
    return new PictureDifference(
        frames, differing, Likeness.psnr(sum / frames), Likeness.psnr(largest), worst);
  }

  private static String size(VideoReader reader) {
    return "%dx%d".formatted(reader.format().width(), reader.format().height());
  }

  private static void requireSame(Path one, Path other, String what, String ofOne, String ofOther) {
    if (!ofOne.equals(ofOther)) {
      throw new RedubException(
              ErrorCode.REQUEST_INVALID,
              "videos to compare need the same %s: '%s' has %s, '%s' has %s"
                  .formatted(what, one, ofOne, other, ofOther))
          .about(other);
    }
  }

  private static double meanSquareError(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      int difference = (a[i] & 0xff) - (b[i] & 0xff);
      sum += (long) difference * difference;
    }
    return (double) sum / a.length;
  }
}
