package org.redub.engine.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.store.StoredTakeAnalyser;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.EvaluationRequest;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.RenderEvaluation.Row;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.render.composite.RenderedMouth;

/** Evaluates the renderer on clips. Used once, confined to one thread. */
public final class RenderEvaluationJob {
  private static final String OWN = "own";

  /** As good as lossless. */
  private static final EncoderSettings FINE =
      EncoderSettings.DEFAULT.with(EncoderSettings.DEFAULT.preset(), 8);

  private final Networks workbench;
  private final RenderEvaluationRequest request;
  private final JobLog log;

  public RenderEvaluationJob(Networks workbench, RenderEvaluationRequest request, JobLog log) {
    this.workbench = workbench;
    this.request = request;
    this.log = log;
  }

  /**
   * Measures every clip that can be; one that cannot is passed over with a notice.
   *
   * @throws RedubException if none can, or results cannot be written
   */
  public RenderEvaluation run() {
    Path shapesFrom = request.shapesFrom();
    if (shapesFrom == null) {
      return evaluate(null, null);
    }
    try (MediaSource source = MediaSource.open(shapesFrom)) {
      Take other = track(source);
      return evaluate(other, ReferenceFlicker.of(other));
    }
  }

  private RenderEvaluation evaluate(@Nullable Take other, @Nullable Flicker otherFlicker) {
    List<Row> rows = new ArrayList<>();
    for (Path clip : request.clips()) {
      try (MediaSource source = MediaSource.open(clip)) {
        Take take = track(source);
        FaceTrack shot = RenderTrial.longestShot(take.track());
        rows.add(measure(take, OWN, shot::shape, null));
        if (other != null) {
          String name = EvaluationRequest.clipName(other.video());
          rows.add(measure(take, name, TransferredShapes.of(take, other), otherFlicker));
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
    return new RenderEvaluation(request.window(), rows);
  }

  private Take track(MediaSource source) {
    Take take = new StoredTakeAnalyser(workbench, log).analysePicture(source);
    int usable =
        take.track().shots().isEmpty()
            ? 0
            : RenderTrial.usable(RenderTrial.longestShot(take.track())).length;
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
      Take take, String shapes, RenderTrial.Shapes wanted, @Nullable Flicker othersFlicker) {
    String name = EvaluationRequest.clipName(take.video());
    try (RenderTrial trial = new RenderTrial(take, wanted, request.window());
        VideoWriter writer = writer(take, name + "." + shapes)) {
      RenderMeter meter =
          new RenderMeter(trial, workbench.meter(take.format().rotationQuarterTurns()));
      pass(take, trial, meter, writer);
      if (writer != null) {
        writer.finish();
      }
      return meter.row(name, shapes, othersFlicker);
    }
  }

  private void pass(Take take, RenderTrial trial, RenderMeter meter, @Nullable VideoWriter writer) {
    try (FrameReader reader = take.source().frames()) {
      Plate source = Plate.of(reader.format());
      Plate result = Plate.of(reader.format());
      int k = 0;
      int frames = take.track().frames();
      for (int frame = 0; frame < frames && reader.read(source); frame++) {
        result.copyFrom(source);
        if (k < trial.size() && trial.takeFrame(k) == frame) {
          RenderedMouth face = trial.render(k, source);
          result.blend(trial.box(k, source), face.image(), face.alpha());
          meter.add(k, source, result, face);
          k++;
        }
        if (writer != null) {
          writer.write(result);
        }
        log.onProgress(Stage.RENDER, frame + 1, frames);
      }
    }
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
