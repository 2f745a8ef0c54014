package org.redub.engine.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.store.StoredTakeAnalyser;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.EvaluationRequest;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.RenderEvaluation.Row;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.TakeRenderer;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * Evaluates a generator on clips: mouths are planned from given shapes, and made and composited as
 * those of a dub are. Used once, confined to one thread.
 */
public final class RenderEvaluationJob {
  private static final String OWN = "own";

  /** Nearly lossless. */
  private static final EncoderSettings FINE =
      EncoderSettings.DEFAULT.with(EncoderSettings.DEFAULT.preset(), 8);

  private final Networks networks;
  private final EvaluationScenes scenes;
  private final RenderEvaluationRequest request;
  private final JobLog log;

  /**
   * An evaluation.
   *
   * @param generators the generators there are
   */
  public RenderEvaluationJob(
      Networks networks, MouthGenerators generators, RenderEvaluationRequest request, JobLog log) {
    this.networks = networks;
    this.request = request;
    this.log = log;
    scenes =
        new EvaluationScenes(
            () -> generators.open(request.generator(), networks),
            request.window(),
            networks.workers(),
            log);
  }

  /**
   * Measures every clip that can be measured and leaves out the others with a notice.
   *
   * @throws RedubException if there is none, or results cannot be written
   */
  public RenderEvaluation run() {
    Path shapesFrom = request.shapesFrom();
    if (shapesFrom == null) {
      return evaluate(null, null);
    }
    try (MediaSource source = MediaSource.open(shapesFrom).decodedBy(networks.decoding())) {
      Take other = analyse(source);
      return evaluate(other, ReferenceFlicker.of(other));
    }
  }

  private RenderEvaluation evaluate(@Nullable Take other, @Nullable Flicker otherFlicker) {
    List<Row> rows = new ArrayList<>();
    for (Path clip : request.clips()) {
      try (MediaSource source = MediaSource.open(clip).decodedBy(networks.decoding())) {
        Take take = analyse(source);
        try (TakeRenderer renderer = scenes.ownShapes(take)) {
          rows.add(measure(take, renderer, OWN, null));
        }
        if (other != null) {
          try (TakeRenderer renderer = scenes.shapesOf(other, take)) {
            String name = EvaluationRequest.clipName(other.video());
            rows.add(measure(take, renderer, name, otherFlicker));
          }
        }
      } catch (RedubException e) {
        if (e.code() == ErrorCode.CANCELLED || e.code() == ErrorCode.OUTPUT_FAILED) {
          throw e;
        }
        log.onNotice(Notice.of(NoticeCode.CLIP_LEFT_OUT, "reason", String.valueOf(e.getMessage())));
      }
    }
    if (rows.isEmpty()) {
      throw new RedubException(ErrorCode.NO_FACE, "none of the clips can be evaluated");
    }
    return new RenderEvaluation(request.generator(), request.window(), rows);
  }

  private Take analyse(MediaSource source) {
    Take take = new StoredTakeAnalyser(networks, log).analysePicture(source);
    int usable =
        take.track().shots().isEmpty() ? 0 : EvaluatedShot.of(take.track()).frames().length;
    if (usable <= 2 * request.window() + 1) {
      throw new RedubException(
              ErrorCode.NO_FACE,
              "'%s' has %d frames with a face that can be dubbed, too few for a window of %d"
                  .formatted(source.path(), usable, request.window()))
          .about(source.path());
    }
    return take;
  }

  private Row measure(
      Take take, TakeRenderer renderer, String shapes, @Nullable Flicker othersFlicker) {
    String name = EvaluationRequest.clipName(take.video());
    RenderMeter meter =
        new RenderMeter(
            renderer,
            EvaluatedShot.of(take.track()),
            networks.meter(take.format().rotationQuarterTurns()));
    try (VideoWriter writer = writer(take, name + "." + shapes)) {
      renderer.compare(
          frame -> true,
          (plan, source, result) -> {
            meter.add(plan, source, result);
            if (writer != null) {
              writer.write(result);
            }
          },
          meter::keep,
          log);
      if (writer != null) {
        writer.finish();
      }
    }
    return meter.row(name, shapes, othersFlicker);
  }

  private @Nullable VideoWriter writer(Take take, String name) {
    Path folder = request.write();
    if (folder == null) {
      return null;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_FAILED, "folder '%s' cannot be made".formatted(folder), e)
          .about(folder);
    }
    return VideoWriter.open(folder.resolve(name + ".mp4"), take.format(), FINE, null, null);
  }
}
