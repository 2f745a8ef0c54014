package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RequestJson;

/**
 * What a job did, frame by frame. Immutable; as JSON with {@code --report}.
 *
 * @param redubVersion version of Redub
 * @param request everything that was asked for, in full: {@link RequestJson#read} reads it again
 * @param engine what did the work
 * @param picture size, rate and length of the take
 * @param analysisFromCache whether the take was known from an earlier job
 * @param calibration what was learned of the take and its actors
 * @param counts frames by what was done with them
 * @param timing how long it took
 * @param ranges which frames were rendered and which were taken over from an older output
 * @param notices what the user was told on the way
 * @param frames one entry a frame
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({"redub_version", "video", "speech", "output", "request"})
public record RedubResult(
    String redubVersion,
    RedubRequest request,
    @JsonUnwrapped Engine engine,
    Picture picture,
    boolean analysisFromCache,
    Calibration calibration,
    Counts counts,
    @JsonUnwrapped Timing timing,
    @JsonUnwrapped Ranges ranges,
    List<Notice> notices,
    List<Frame> frames) {

  public RedubResult {
    notices = List.copyOf(notices);
    frames = List.copyOf(frames);
  }

  /** The take. */
  @JsonProperty
  public String video() {
    return request.video().toString();
  }

  /** The new dialogue. */
  @JsonProperty
  public String speech() {
    return request.speech().toString();
  }

  /** The file written. */
  @JsonProperty
  public String output() {
    return request.output().toString();
  }

  /**
   * What did the work.
   *
   * @param device what the networks ran on
   * @param models the networks that ran
   * @param encoder the video encoder that wrote the output
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Engine(String device, List<Model> models, String encoder) {
    public Engine {
      models = List.copyOf(models);
    }
  }

  /**
   * How long it took.
   *
   * @param secondsPerStage wall-clock seconds of each stage, in order
   * @param totalSeconds wall-clock seconds of the whole job
   * @param realTimeFactor seconds of take per second of work: above 1 is faster than real time
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Timing(
      Map<String, Double> secondsPerStage, double totalSeconds, double realTimeFactor) {}

  /**
   * Where the output's frames come from, in order of time.
   *
   * @param renderedRanges frames that were rendered and encoded
   * @param copiedRanges frames that were taken over from an older output
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Ranges(List<Span> renderedRanges, List<Span> copiedRanges) {
    public Ranges {
      renderedRanges = List.copyOf(renderedRanges);
      copiedRanges = List.copyOf(copiedRanges);
    }
  }

  /**
   * Frames that follow each other.
   *
   * @param firstFrame number of the first, from 0
   * @param frames how many
   * @param startUs when the first is shown, microseconds of the take
   * @param endUs when the first frame after them is shown, or the take ends
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Span(int firstFrame, int frames, long startUs, long endUs) {}

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
   * @param mouth what is planned; null if the frame is not dubbed
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Frame(
      int frame, long ptsUs, String action, double effect, @JsonUnwrapped @Nullable Mouth mouth) {}

  /**
   * A mouth as planned.
   *
   * @param opening inner-lip opening in eye distances
   * @param width mouth width in eye distances
   * @param closed held shut for p, b or m
   * @param donors frames of the take that lend their mouth
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Mouth(float opening, float width, boolean closed, List<Integer> donors) {
    public Mouth {
      donors = List.copyOf(donors);
    }
  }
}
