package org.redub.engine.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a job did, frame by frame. Immutable; as JSON with {@code --report}.
 *
 * @param redubVersion version of Redub
 * @param video the take
 * @param speech the new dialogue
 * @param output the file written
 * @param settings everything that shaped the result, by name
 * @param device what the networks ran on
 * @param models the networks that ran
 * @param picture size, rate and length of the take
 * @param analysisFromCache whether the take was known from an earlier job
 * @param encoder the video encoder that wrote the output
 * @param calibration what was learned of the take and its actors
 * @param counts frames by what was done with them
 * @param secondsPerStage wall-clock seconds of each stage, in order
 * @param totalSeconds wall-clock seconds of the whole job
 * @param realTimeFactor seconds of take per second of work: above 1 is faster than real time
 * @param notices what the user was told on the way
 * @param frames one entry a frame
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RedubResult(
    String redubVersion,
    String video,
    String speech,
    String output,
    Map<String, Object> settings,
    String device,
    List<Model> models,
    Picture picture,
    boolean analysisFromCache,
    String encoder,
    Calibration calibration,
    Counts counts,
    Map<String, Double> secondsPerStage,
    double totalSeconds,
    double realTimeFactor,
    List<String> notices,
    List<Frame> frames) {

  public RedubResult {
    models = List.copyOf(models);
    notices = List.copyOf(notices);
    frames = List.copyOf(frames);
  }

  /**
   * A network that ran.
   *
   * @param sha256 of the bytes that were loaded, lower-case hex
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Model(String id, String sha256, String licence) {}

  /**
   * What was learned of a take from its own sound and pictures.
   *
   * @param avOffsetMs how much later than its own sound the mouth moves; null where it cannot be
   *     told, and 0 was taken
   * @param avOffsetConfidence 0..1: how far the offset stands out of chance
   * @param actors the actor of each shot that shows one, in order
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Calibration(
      @Nullable Double avOffsetMs, double avOffsetConfidence, List<ActorCalibration> actors) {
    public Calibration {
      actors = List.copyOf(actors);
    }
  }

  /**
   * The take's picture.
   *
   * @param frameRate average rate as a fraction, such as 30000/1001
   * @param durationS seconds from the first frame's start to the last frame's end
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Picture(int width, int height, String frameRate, double durationS) {}

  /**
   * Frames by what was done with them.
   *
   * @param total frames of the take, each written exactly once
   * @param dubbed frames whose mouth was replaced, faded ones included
   * @param untouched frames passed through
   * @param untouchedByReason why, and how many
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Counts(
      int total, int dubbed, int untouched, Map<String, Integer> untouchedByReason) {}

  /**
   * One frame.
   *
   * @param frame number from 0
   * @param ptsUs time in the take, microseconds
   * @param action "dubbed", or why not
   * @param effect 0..1: how far the mouth goes from what it was to what is planned
   * @param opening planned inner-lip opening in eye distances
   * @param width planned mouth width in eye distances
   * @param closed held shut for p, b or m
   * @param donors frames of the take that lend their mouth
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Frame(
      int frame,
      long ptsUs,
      String action,
      double effect,
      @Nullable Float opening,
      @Nullable Float width,
      @Nullable Boolean closed,
      @Nullable List<Integer> donors) {}
}
