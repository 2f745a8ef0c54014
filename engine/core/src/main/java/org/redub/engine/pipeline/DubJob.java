package org.redub.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.redub.audio.activity.SpeechActivity;
import org.redub.engine.RedubRequest;
import org.redub.engine.RedubResult;
import org.redub.engine.Stage;
import org.redub.engine.media.SpeechTrack;
import org.redub.engine.media.VideoReader;
import org.redub.engine.media.VideoWriter;
import org.redub.engine.media.WrittenMedia;
import org.redub.engine.plan.MouthTrackBuilder;

/** Dubs one take: the whole data path, top to bottom. Used once, confined to one thread. */
public final class DubJob {
  private final Workbench workbench;
  private final RedubRequest request;
  private final RunLog log;

  public DubJob(Workbench workbench, RedubRequest request, RunLog log) {
    this.workbench = workbench;
    this.request = request;
    this.log = log;
  }

  /**
   * Runs the job.
   *
   * @throws org.redub.engine.RedubException if there is no output
   */
  public RedubResult run() {
    long begin = System.nanoTime();
    log.time(Stage.PROBE, this::probe);
    workbench.notices().forEach(log::onNotice);
    Speech speech = SpeechListener.listen(request.speech(), workbench, log);
    Take take = Take.track(request.video(), workbench, log);
    warnOfLengths(take, speech);
    SpeechActivity own = SpeechListener.ownSpeech(request.video(), log);
    MouthTrackBuilder mouth =
        new MouthTrackBuilder(
            speech.articulation(),
            speech.activity(),
            take.track().ptsUs()[0] + request.speechOffsetUs(),
            request.strength());
    long firstUs = take.track().ptsUs()[0];
    Take.Planned planned = take.plan(mouth, ptsUs -> own.speechAt(ptsUs - firstUs), log);
    WrittenMedia written = render(planned);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new ResultWriter(workbench, request, log).result(take, planned.plan(), written, seconds);
  }

  private WrittenMedia render(Take.Planned planned) {
    DonorStore donors =
        log.time(
            Stage.GATHER,
            () ->
                DonorGatherer.gather(request.video(), planned.plan(), planned.shots(), log));
    try (donors) {
      return log.time(Stage.RENDER, () -> write(planned, donors));
    }
  }

  private WrittenMedia write(Take.Planned planned, DonorStore donors) {
    try (VideoReader format = VideoReader.open(request.video());
        VideoWriter writer = open(format)) {
      MouthComposer composer = new MouthComposer(planned.shots(), donors);
      new RenderPass(planned.plan(), composer, false, frame -> true)
          .run(request.video(), (plan, source, result) -> writer.write(result), log);
      log.onProgress(Stage.FINISH, 0, 0);
      WrittenMedia written = writer.finish();
      written.notices().forEach(log::onNotice);
      return written;
    }
  }
}
