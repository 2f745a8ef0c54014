package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The face tracked through a take, frame by frame; {@code redub track} writes it as JSON. Immutable
 * by contract.
 *
 * @param video the take
 * @param picture size, rate and length
 * @param rotationQuarterTurns clockwise quarter turns that make the stored picture upright
 * @param shotStarts number of each shot's first frame
 * @param frames one entry per frame
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
   * @param visibility "usable" if the mouth can be replaced, otherwise the reason why not
   * @param face the tracked face; null if no face was found
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Frame(
      int frame, long ptsUs, String visibility, @JsonUnwrapped @Nullable Face face) {}

  /**
   * A face in a frame.
   *
   * @param mouth opening and width
   * @param head size and rotation
   * @param occlusion occluded share of the lips, 0 to 1
   * @param lips positions of the lips
   */
  public record Face(
      @JsonUnwrapped Mouth mouth,
      @JsonUnwrapped Head head,
      @JsonProperty("covered") double occlusion,
      @JsonUnwrapped Lips lips) {}

  /**
   * Measurements of a mouth, independent of the head pose.
   *
   * @param opening opening in interocular distances
   * @param width width in interocular distances
   */
  public record Mouth(double opening, double width) {}

  /**
   * A head.
   *
   * @param iodPx interocular distance in pixels
   * @param yawDegrees positive: nose towards the right of the picture
   * @param pitchDegrees positive: nose down
   * @param rollDegrees positive: tilted counter-clockwise on screen
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Head(double iodPx, double yawDegrees, double pitchDegrees, double rollDegrees) {}

  /**
   * Lips, in stored pixels.
   *
   * @param outerLip x, y of the 20 landmarks of the outer lip
   * @param innerLip x, y of the 20 landmarks of the inner lip
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Lips(float[] outerLip, float[] innerLip) {}
}
