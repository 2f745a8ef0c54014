package org.redub.engine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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
   * One frame. What is null was not found.
   *
   * @param visibility "usable" if the mouth can be replaced, else why not
   * @param opening inner-lip distance in eye distances, free of head pose
   * @param width distance of the mouth's corners in eye distances, free of head pose
   * @param iodPx eye distance in pixels
   * @param yawDegrees positive: nose to the picture's right
   * @param pitchDegrees positive: nose down
   * @param rollDegrees positive: tilted counter-clockwise on screen
   * @param covered the share of the lips that something is before, 0 to 1
   * @param outerLip x, y of the outer lip's 20 points in stored pixels
   * @param innerLip x, y of the inner lip's 20 points in stored pixels
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Frame(
      int frame,
      long ptsUs,
      String visibility,
      @Nullable Double opening,
      @Nullable Double width,
      @Nullable Double iodPx,
      @Nullable Double yawDegrees,
      @Nullable Double pitchDegrees,
      @Nullable Double rollDegrees,
      @Nullable Double covered,
      float @Nullable [] outerLip,
      float @Nullable [] innerLip) {}
}
