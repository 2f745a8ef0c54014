package org.redub.engine.deliver.preview;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import org.redub.engine.analyse.face.MouthMeter;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.PreviewRequest;
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
 * Makes a preview: runs a dub without writing the full-size output, and draws source, result and
 * curves. Used once; confined to one thread.
 */
public final class PreviewJob {
  private final Networks networks;
  private final MouthGenerators generators;
  private final PreviewRequest request;
  private final RedubRequest dub;
  private final JobLog log;

  /**
   * A preview.
   *
   * @param request the dub to preview, with the output and kind of the preview
   */
  public PreviewJob(
      Networks networks, MouthGenerators generators, PreviewRequest request, JobLog log) {
    this.generators = generators;
    this.networks = networks;
    this.request = request;
    dub = request.dub();
    this.log = log;
  }

  /** Writes the preview; returns how many frames it shows. */
  public int run() {
    OutputFiles.check(dub.output(), List.of(dub.video(), dub.speech()));
    try (PlannedDub planned = PlannedDub.of(networks, generators, dub, log)) {
      return request.sheet() ? contactSheet(planned) : video(planned);
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
    sheet.write(timeline, chosen, dub.output());
    return chosen.cardinality();
  }

  private int video(PlannedDub planned) {
    PreviewTimeline timeline = PreviewTimelines.make(planned);
    FramePainter painter = new FramePainter(timeline);
    MouthMeter meter = meter(planned);
    VideoFormat take = planned.take().format();
    VideoFormat drawn =
        VideoFormat.drawn(FramePainter.WIDTH, FramePainter.HEIGHT, take.frameRate())
            .onClock(take.timeBase());
    Soundtrack speech = new Soundtrack(planned.voiceFile(), dub.voiceOffsetUs());
    try (VideoWriter writer =
        VideoWriter.open(dub.output(), drawn, EncoderSettings.DEFAULT, speech, null)) {
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
    return networks.meter(planned.take().format().rotationQuarterTurns());
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
