package org.redub.engine.deliver.preview;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.redub.engine.analyse.face.MouthMeter;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * Makes a preview: everything a dub does but the full-size file, with its reasons drawn beside it.
 * Used once, confined to one thread.
 */
public final class PreviewJob {
  private final Networks workbench;
  private final MouthGenerators generators;
  private final RedubRequest request;
  private final JobLog log;

  /**
   * A preview.
   *
   * @param request what would be dubbed; its output is the preview: {@code .png} for a contact
   *     sheet, else an MP4 is written
   */
  public PreviewJob(
      Networks workbench, MouthGenerators generators, RedubRequest request, JobLog log) {
    this.generators = generators;
    this.workbench = workbench;
    this.request = request;
    this.log = log;
  }

  /** Writes the preview; returns how many frames it shows. */
  public int run() {
    OutputFiles.check(request.output(), List.of(request.video(), request.speech()));
    try (PlannedDub planned = PlannedDub.of(workbench, generators, request, log)) {
      boolean sheet = request.output().toString().toLowerCase(Locale.ROOT).endsWith(".png");
      int frames = sheet ? contactSheet(planned) : movie(planned);
      return frames;
    }
  }

  private int contactSheet(PlannedDub planned) {
    BitSet chosen = SheetFrames.choose(planned.frames());
    ContactSheet sheet = new ContactSheet(chosen.cardinality());
    PreviewTimeline timeline = PreviewTimelines.make(planned);
    MouthMeter meter = meter(planned);
    planned
        .renderer()
        .compare(
            chosen::get,
            (plan, source, result) -> {
              meter.jump();
              measure(planned, plan, result, meter, timeline);
              sheet.add(frame(planned, plan, source, result));
            },
            MouthListener.NONE,
            log);
    log.onProgress(Stage.FINISH, 0, 0);
    sheet.write(timeline, chosen, request.output());
    return chosen.cardinality();
  }

  private int movie(PlannedDub planned) {
    PreviewTimeline timeline = PreviewTimelines.make(planned);
    FramePainter painter = new FramePainter(timeline);
    MouthMeter meter = meter(planned);
    VideoFormat take = planned.take().format();
    VideoFormat drawn =
        VideoFormat.drawn(FramePainter.WIDTH, FramePainter.HEIGHT, take.frameRate())
            .onClock(take.timeBase());
    Soundtrack speech = new Soundtrack(planned.voiceFile(), request.speechOffsetUs());
    try (VideoWriter writer =
        VideoWriter.open(request.output(), drawn, EncoderSettings.DEFAULT, speech, null)) {
      Plate canvas = Plate.of(drawn);
      planned
          .renderer()
          .compare(
              frame -> true,
              (plan, plate, result) -> {
                measure(planned, plan, result, meter, timeline);
                canvas.draw(painter.paint(frame(planned, plan, plate, result)));
                canvas.stamp(result.time());
                writer.write(canvas);
              },
              MouthListener.NONE,
              log);
      log.onProgress(Stage.FINISH, 0, 0);
      writer.finish();
    }
    return planned.frames().frames().size();
  }

  private MouthMeter meter(PlannedDub planned) {
    return workbench.meter(planned.take().format().rotationQuarterTurns());
  }

  private static void measure(
      PlannedDub planned,
      FramePlan plan,
      Plate result,
      MouthMeter meter,
      PreviewTimeline timeline) {
    if (plan.dubbed()) {
      timeline.resultOpening()[plan.frame()] =
          meter.opening(result, planned.shots().pose(plan.frame()));
    }
  }

  private static PreviewFrame frame(
      PlannedDub planned, FramePlan plan, Plate source, Plate result) {
    int turns = planned.take().format().rotationQuarterTurns();
    BufferedImage before = source.toBufferedImage(turns);
    BufferedImage after = result.toBufferedImage(turns);
    return PreviewFrames.of(planned, plan, before, after);
  }
}
