package org.redub.engine.deliver;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.project.ProjectFolder;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.ActorInProject;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.generate.LayerFolder;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.CopiedStreams;
import org.redub.engine.media.write.Extras;
import org.redub.engine.media.write.Segments;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.media.write.WrittenMedia;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Dubs one take: the whole data path, top to bottom. Used once, confined to one thread. */
public final class DubJob {
  private final Networks networks;
  private final MouthGenerators generators;
  private final RedubRequest request;
  private final Consumer<RedubResult> beforeOutput;
  private final JobLog log;

  /**
   * A job.
   *
   * @param beforeOutput receives the result before the output appears under its name; if it fails,
   *     there is no output
   */
  public DubJob(
      Networks networks,
      MouthGenerators generators,
      RedubRequest request,
      Consumer<RedubResult> beforeOutput,
      JobLog log) {
    this.beforeOutput = beforeOutput;
    this.generators = generators;
    this.networks = networks;
    this.request = request;
    this.log = log;
  }

  /**
   * Runs the job.
   *
   * @throws org.redub.engine.api.RedubException if there is no output
   */
  public RedubResult run() {
    long begin = System.nanoTime();
    OutputFiles.check(request.output(), List.of(request.video(), request.speech()));
    Path layers = request.layers();
    if (layers != null) {
      LayerFolder.check(layers);
    }
    ActorInProject actor = request.actor();
    if (actor != null) {
      ProjectFolder.open(actor.project()).checkWritable();
    }
    noteName();
    try (PlannedDub planned = PlannedDub.of(networks, generators, request, log);
        VideoWriter writer = log.time(Stage.RENDER, () -> open(planned))) {
      WrittenMedia written = log.time(Stage.RENDER, () -> write(planned, writer));
      double seconds = (System.nanoTime() - begin) / 1e9;
      RedubResult result =
          new ResultWriter(networks, request, log).result(planned, written, seconds);
      planned.saveActor();
      beforeOutput.accept(result);
      writer.commit();
      return result;
    }
  }

  private void noteName() {
    String name = request.output().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".mp4") && !name.endsWith(".m4v")) {
      log.onNotice(Notice.of(NoticeCode.OUTPUT_NAME_MISLEADS, "file", request.output()));
    }
  }

  private VideoWriter open(PlannedDub planned) {
    Soundtrack speech = new Soundtrack(planned.voiceFile(), request.speechOffsetUs());
    Segments segments = SegmentInputs.of(planned, networks, request, previous());
    Extras extras = new Extras(speech, copied(planned), segments);
    return VideoWriter.open(request.output(), planned.take().format(), request.encoder(), extras);
  }

  private WrittenMedia write(PlannedDub planned, VideoWriter writer) {
    Path folder = request.layers();
    VideoFormat format = planned.take().format();
    try (LayerFolder layers = folder == null ? null : LayerFolder.open(folder, format)) {
      planned
          .renderer()
          .render(
              (plan, source, result) -> {
                if (writer.copies(plan.frame())) {
                  writer.copy(result.time());
                } else {
                  writer.write(result);
                }
              },
              writer::copies,
              layers == null ? MouthListener.NONE : layers.of(planned.shots()),
              log);
      if (layers != null) {
        layers.finish();
      }
      WrittenMedia written = log.time(Stage.FINISH, writer::complete);
      written.notices().forEach(log::onNotice);
      return written;
    }
  }

  /** The older output to take segments from; null where every frame has to be rendered. */
  private @Nullable Path previous() {
    Path previous = request.previous();
    if (previous == null) {
      return null;
    }
    String reason = null;
    if (request.layers() != null) {
      reason = "layers need every frame rendered";
    } else if (!request.generator().equals(RedubRequest.DEFAULT_GENERATOR)) {
      reason = "only mouths of the generator 'donor' are known to be the same";
    }
    if (reason != null) {
      log.onNotice(Notice.of(NoticeCode.PREVIOUS_NOT_USED, "file", previous, "reason", reason));
      return null;
    }
    return previous;
  }

  /** A still picture has no streams to take over. */
  private @Nullable CopiedStreams copied(PlannedDub planned) {
    MediaFile file = planned.take().source().file();
    return file == null ? null : new CopiedStreams(file, request.keepOriginalAudio());
  }
}
