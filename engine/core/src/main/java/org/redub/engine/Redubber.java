package org.redub.engine;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.request.PreviewRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.request.ScoreRequest;
import org.redub.engine.api.request.SyncEvaluationRequest;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.PlanResult;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.SpeechCues;
import org.redub.engine.api.result.SyncEvaluation;
import org.redub.engine.api.result.SyncScore;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.deliver.DubJob;
import org.redub.engine.deliver.PlanJob;
import org.redub.engine.deliver.preview.PreviewJob;
import org.redub.engine.evaluate.CueJob;
import org.redub.engine.evaluate.RenderEvaluationJob;
import org.redub.engine.evaluate.ScoreJob;
import org.redub.engine.evaluate.SyncEvaluationJob;
import org.redub.engine.evaluate.TrackJob;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.crop.CropGenerator;
import org.redub.engine.generate.donor.DonorGenerator;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.ModelException;

/**
 * The engine: loaded once, it serves any number of requests, several at once if several threads
 * ask. Their work shares the engine's threads. Thread-safe; the owner closes it after the last job.
 *
 * <p>Every failure leaves it as a {@link RedubException}. Interrupting a job's thread stops it with
 * {@code CANCELLED}; a job that fails or is stopped leaves nothing behind, and an older file in the
 * output's place as it was.
 */
public final class Redubber implements AutoCloseable {
  private final Workers workers;
  private final Networks networks;
  private final MouthGenerators generators =
      new MouthGenerators(DonorGenerator.kind(), CropGenerator.kind());

  /**
   * Loads the models that come with Redub.
   *
   * @throws RedubException with {@code DEVICE_UNAVAILABLE} or {@code MODEL_UNUSABLE}
   */
  public Redubber(DevicePreference device) {
    this(EngineSettings.on(device));
  }

  /**
   * Loads an engine.
   *
   * @throws RedubException with {@code DEVICE_UNAVAILABLE} or {@code MODEL_UNUSABLE}
   */
  public Redubber(EngineSettings settings) {
    ExecutorService executor = settings.executor();
    workers =
        executor == null
            ? Workers.of(settings.threads())
            : Workers.on(executor, settings.threads());
    try {
      networks =
          Networks.open(
              settings.models(),
              settings.device(),
              settings.mouthModel(),
              settings.cache(),
              workers);
    } catch (ModelException e) {
      workers.close();
      throw translated(e);
    }
  }

  /** What the networks run on: {@code cpu} or {@code gpu:N}. */
  public String device() {
    return networks.device();
  }

  /** How many threads its jobs share. */
  public int threads() {
    return workers.threads();
  }

  /** Dubs a take and says what was done to every frame. */
  public RedubResult dub(RedubRequest request, ProgressListener listener) {
    return dub(request, listener, result -> {});
  }

  /**
   * Dubs a take for a caller that writes more files about it.
   *
   * @param beforeOutput receives the result before the output appears under its name; if it fails,
   *     an older output is unchanged
   */
  public RedubResult dub(
      RedubRequest request, ProgressListener listener, Consumer<RedubResult> beforeOutput) {
    return run(listener, log -> new DubJob(networks, generators, request, beforeOutput, log).run());
  }

  /**
   * Shows how mouth and sound would align; returns how many frames were shown.
   *
   * @param request what would be dubbed, and where the preview goes
   */
  public int preview(PreviewRequest request, ProgressListener listener) {
    return run(listener, log -> new PreviewJob(networks, generators, request, log).run());
  }

  /** Writes what the mouths of a take would do, as a file that people can change. */
  public PlanResult plan(PlanRequest request, ProgressListener listener) {
    return run(listener, log -> new PlanJob(networks, request, log).run());
  }

  /** Follows the face through a take. */
  public TrackReport track(TrackRequest request, ProgressListener listener) {
    return run(listener, log -> new TrackJob(networks, log).run(request.video()));
  }

  /** Scores how well the mouth in a clip goes with a sound. */
  public SyncScore score(ScoreRequest request, ProgressListener listener) {
    return run(listener, log -> new ScoreJob(networks, log).run(request));
  }

  /**
   * Evaluates the renderer on clips: each driven with its own mouth shapes, near donors forbidden.
   */
  public RenderEvaluation evaluateRender(
      RenderEvaluationRequest request, ProgressListener listener) {
    return run(listener, log -> new RenderEvaluationJob(networks, generators, request, log).run());
  }

  /** Evaluates the network that hears speech, on clips of people who talk. */
  public SyncEvaluation evaluateSync(SyncEvaluationRequest request, ProgressListener listener) {
    return run(listener, log -> new SyncEvaluationJob(networks, log).run(request));
  }

  /** Predicts the mouth cues of a voice track. */
  public SpeechCues cues(CuesRequest request, ProgressListener listener) {
    return run(listener, log -> new CueJob(networks, log).run(request));
  }

  private <T> T run(ProgressListener listener, Function<JobLog, T> work) {
    JobLog log = new JobLog(listener, System::nanoTime);
    networks.notices().forEach(log::onNotice);
    try {
      return work.apply(log);
    } catch (ModelException e) {
      throw log.located(translated(e), e);
    }
  }

  private static RedubException translated(ModelException e) {
    ErrorCode code =
        switch (e.code()) {
          case DEVICE_UNAVAILABLE -> ErrorCode.DEVICE_UNAVAILABLE;
          case NOT_FOUND, CORRUPT, INCOMPATIBLE, NOT_ACCEPTED -> ErrorCode.MODEL_UNUSABLE;
          case FOLDER_UNUSABLE -> ErrorCode.FOLDER_UNUSABLE;
          case INFERENCE_FAILED -> ErrorCode.INTERNAL;
        };
    return new RedubException(code, String.valueOf(e.getMessage()), e);
  }

  @Override
  public void close() {
    networks.close();
    workers.close();
  }
}
