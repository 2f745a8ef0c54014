package org.redub.engine.api.result;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two videos differ, frame by frame. Immutable.
 *
 * @param firstFrames number of frames of the first video
 * @param secondFrames number of frames of the second video
 * @param timesDiffering number of frames whose times differ
 * @param psnrDb peak signal-to-noise ratio of the luma over all frames that both have, in dB; null
 *     if it is the same
 * @param frames the frames whose pictures differ, in order
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record VideoDifference(
    int firstFrames,
    int secondFrames,
    int timesDiffering,
    @Nullable Double psnrDb,
    List<Frame> frames) {

  public VideoDifference {
    frames = List.copyOf(frames);
  }

  /**
   * A frame whose pictures differ.
   *
   * @param frame number from 0
   * @param ptsUs its time in the first video
   * @param left first column of the box that contains all differences, in stored pixels
   * @param top first row of the box
   * @param width width of the box
   * @param height height of the box
   * @param pixels number of pixels that differ
   * @param largest largest difference of a sample, in its own steps
   * @param mean mean difference of luma in the box, in steps
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Frame(
      int frame,
      long ptsUs,
      int left,
      int top,
      int width,
      int height,
      int pixels,
      int largest,
      double mean) {}

  /** Whether the videos have the same frames at the same times. */
  public boolean isEmpty() {
    return frames.isEmpty() && timesDiffering == 0 && firstFrames == secondFrames;
  }
}
