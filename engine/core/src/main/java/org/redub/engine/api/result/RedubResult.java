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
 * What a dub did, frame by frame. Immutable; {@code --report} writes it as JSON.
 *
 * @param redubVersion version of Redub
 * @param request the full request; {@link RequestJson#read} can read it back
 * @param engine device, models and encoder
 * @param picture size, rate and length of the take
 * @param analysisFromCache whether the analysis of the take came from the cache
 * @param calibration what was learned about the take and its actors
 * @param counts number of frames by what was done with them
 * @param timing how long it took
 * @param ranges which frames were rendered and which were copied from an older output
 * @param notices notices of the job
 * @param frames one entry per frame
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

  /** The voice track. */
  @JsonProperty
  public String speech() {
    return request.speech().toString();
  }

  /** The output file. */
  @JsonProperty
  public String output() {
    return request.output().toString();
  }

  /**
   * Device, models and encoder of a dub.
   *
   * @param device device that the networks ran on
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
   * Run times.
   *
   * @param secondsPerStage wall-clock seconds of each stage, in order
   * @param cpuSecondsPerStage CPU seconds that the process used during each stage, on all threads
   *     and for other jobs too; 0 where the platform does not tell
   * @param totalSeconds wall-clock seconds of the whole job
   * @param realTimeFactor seconds of take per second of work: above 1 is faster than real time
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Timing(
      Map<String, Double> secondsPerStage,
      Map<String, Double> cpuSecondsPerStage,
      double totalSeconds,
      double realTimeFactor) {}

  /**
   * Where the output's frames come from, in order of time.
   *
   * @param renderedRanges frames that were rendered and encoded
   * @param copiedRanges frames that were copied from an older output
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Ranges(List<Span> renderedRanges, List<Span> copiedRanges) {
    public Ranges {
      renderedRanges = List.copyOf(renderedRanges);
      copiedRanges = List.copyOf(copiedRanges);
    }
  }

  /**
   * A run of consecutive frames.
   *
   * @param firstFrame number of the first, from 0
   * @param frames number of frames
   * @param startUs pts of the first frame, microseconds of the take
   * @param endUs end of the last frame, microseconds of the take
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Span(int firstFrame, int frames, long startUs, long endUs) {}

  /**
   * A network that ran.
   *
   * @param sha256 SHA-256 of the model file, lower-case hex
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Model(String id, String sha256, String licence) {}

  /**
   * What was learned about a take from its own sound and frames.
   *
   * @param avOffsetMs how much later the mouth moves than the take's own sound; null if it could
   *     not be determined and 0 was assumed
   * @param avOffsetConfidence 0..1: how clearly the offset stands out from chance
   * @param actors one entry per shot that shows an actor, in order
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
   * Number of frames by what was done with them.
   *
   * @param total frames of the take, each written exactly once
   * @param dubbed frames whose mouth was replaced, including crossfades
   * @param untouched frames that were not changed
   * @param untouchedByReason number of untouched frames for each reason
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Counts(
      int total, int dubbed, int untouched, Map<String, Integer> untouchedByReason) {}

  /**
   * One frame.
   *
   * @param frame number from 0
   * @param ptsUs pts in the take, microseconds
   * @param action "dubbed", or why not
   * @param effect 0..1: weight of the planned mouth against the original one
   * @param mouth the planned mouth; null if the frame is not dubbed
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Frame(
      int frame, long ptsUs, String action, double effect, @JsonUnwrapped @Nullable Mouth mouth) {}

  /**
   * A planned mouth.
   *
   * @param opening opening in interocular distances
   * @param width width in interocular distances
   * @param closed whether the lips are closed for p, b or m
   * @param donors frames of the take used as donors
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Mouth(float opening, float width, boolean closed, List<Integer> donors) {
    public Mouth {
      donors = List.copyOf(donors);
    }
  }
}
