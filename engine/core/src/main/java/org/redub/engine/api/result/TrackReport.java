package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The face that was followed through a take, frame by frame; JSON with {@code redub track}.
 * Immutable by contract.
 *
 * @param video the take
 * @param picture size, rate and length
 * @param rotationQuarterTurns clockwise quarter turns that show the stored picture upright
 * @param shotStarts number of each shot's first frame
 * @param frames one entry a frame
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TrackReport(
    String video,
    RedubResult.Picture picture,
    int rotationQuarterTurns,
    List<Integer> shotStarts,
    List<Frame> frames) {

  public TrackReport {
    shotStarts = List.copyOf(shotStarts);
    frames = List.copyOf(frames);
  }

  /**
   * One frame.
   *
   * @param visibility "usable" if the mouth can be replaced, else why not
   * @param face what was found; null if there is no face
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Frame(
      int frame, long ptsUs, String visibility, @JsonUnwrapped @Nullable Face face) {}

  /**
   * A face in a frame.
   *
   * @param mouth how far the lips are apart
   * @param head its size and how it is turned
   * @param covered the share of the lips that something is before, 0 to 1
   * @param lips where they are
   */
  public record Face(
      @JsonUnwrapped Mouth mouth,
      @JsonUnwrapped Head head,
      double covered,
      @JsonUnwrapped Lips lips) {}

  /**
   * A mouth's measures, free of head pose.
   *
   * @param opening inner-lip distance in eye distances
   * @param width distance of the mouth's corners in eye distances
   */
  public record Mouth(double opening, double width) {}

  /**
   * A head.
   *
   * @param iodPx eye distance in pixels
   * @param yawDegrees positive: nose to the picture's right
   * @param pitchDegrees positive: nose down
   * @param rollDegrees positive: tilted counter-clockwise on screen
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Head(double iodPx, double yawDegrees, double pitchDegrees, double rollDegrees) {}

  /**
   * Lips, in stored pixels.
   *
   * @param outerLip x, y of the outer lip's 20 points
   * @param innerLip x, y of the inner lip's 20 points
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Lips(float[] outerLip, float[] innerLip) {}
}
