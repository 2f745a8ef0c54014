package org.redub.engine.deliver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.project.ProjectFolder;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.ActorInProject;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.deliver.layers.Layers;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.FieldSource;
import org.redub.engine.media.sound.AudioStreams;
import org.redub.engine.media.sound.Bed;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.CopiedStreams;
import org.redub.engine.media.write.Extras;
import org.redub.engine.media.write.FieldWeaver;
import org.redub.engine.media.write.OutputFormat;
import org.redub.engine.media.write.OutputPlaces;
import org.redub.engine.media.write.Segments;
import org.redub.engine.media.write.TakeWriter;
import org.redub.engine.media.write.Unchanged;
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
    OutputPlaces.check(request.output(), List.of(request.video(), request.speech()));
    Path layers = request.layers();
    if (layers != null) {
      Layers.check(layers, List.of(request.video(), request.speech()));
    }
    ActorInProject actor = request.actor();
    if (actor != null) {
      ProjectFolder.open(actor.project()).checkWritable();
    }
    noteName();
    try (PlannedDub planned = PlannedDub.of(networks, generators, request, log);
        TakeWriter writer = log.time(Stage.RENDER, () -> open(planned))) {
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
    Container container = request.delivery().containerOf(request.output());
    if (!Container.named(request.output()).equals(Optional.of(container))) {
      log.onNotice(
          Notice.of(
              NoticeCode.OUTPUT_NAME_MISLEADS,
              "container",
              container.title(),
              "file",
              request.output()));
    }
  }

  private TakeWriter open(PlannedDub planned) {
    Soundtrack speech = speech(planned);
    VideoFormat format = frameFormat(planned);
    Path previous = previous(planned);
    Segments segments =
        fields(planned) == null ? SegmentInputs.of(planned, networks, request, previous) : null;
    OutputFormat output =
        OutputFormat.of(request.delivery(), request.output(), format)
            .numberedFrom(planned.take().source().firstPicture());
    return open(
        planned, format, new Extras(speech, copied(planned), segments, output, unchanged(planned)));
  }

  private WrittenMedia write(PlannedDub planned, TakeWriter writer) {
    Path folder = request.layers();
    try (Layers layers =
        folder == null ? null : Layers.open(folder, planned.take().format(), planned.shots())) {
      planned
          .renderer()
          .render(
              (plan, source, result) -> {
                if (writer.copies(plan.frame())) {
                  writer.copy(result.time());
                } else {
                  writer.write(result);
                }
                if (layers != null) {
                  layers.onFrame(plan, result.time());
                }
              },
              writer::copies,
              layers == null ? MouthListener.NONE : layers.listener(),
              log);
      if (layers != null) {
        layers.finish();
      }
      WrittenMedia written = log.time(Stage.FINISH, writer::complete);
      written.notices().forEach(log::onNotice);
      return written;
    }
  }

  /**
   * The frames that may be copied from the take: those without a new mouth, if only parts of the
   * take are dubbed or if the picture is to be encoded as the take is. Frames of an older output
   * come first.
   */
  private @Nullable Unchanged unchanged(PlannedDub planned) {
    boolean asTake = request.delivery().codec() == VideoCodec.AUTO;
    boolean parts = !request.ranges().isEmpty();
    if (request.previous() != null || !(parts || asTake)) {
      return null;
    }
    List<FramePlan> plans = planned.frames().frames();
    int each = fields(planned) == null ? 1 : 2;
    int frames = plans.size() / each;
    BitSet same = new BitSet();
    same.set(0, frames);
    plans.stream().filter(FramePlan::dubbed).forEach(plan -> same.clear(plan.frame() / each));
    long[] ptsUs = new long[frames];
    Arrays.setAll(ptsUs, frame -> plans.get(frame * each).ptsUs());
    return new Unchanged(ptsUs, same);
  }

  /** The voice track; outside the ranges that are dubbed, the take is heard. */
  private Soundtrack speech(PlannedDub planned) {
    Soundtrack speech = new Soundtrack(planned.voiceFile(), request.voiceOffsetUs());
    MediaFile take = planned.take().source().file();
    if (request.ranges().isEmpty() || take == null || !AudioStreams.existIn(take)) {
      return speech;
    }
    return speech.over(new Bed(take, planned.take().startUs(), request.ranges()));
  }

  /** The take as its fields; null unless it is interlaced. */
  private static @Nullable FieldSource fields(PlannedDub planned) {
    return planned.take().source() instanceof FieldSource fields ? fields : null;
  }

  private static VideoFormat frameFormat(PlannedDub planned) {
    FieldSource fields = fields(planned);
    return fields == null ? planned.take().format() : fields.frameFormat();
  }

  private TakeWriter open(PlannedDub planned, VideoFormat format, Extras extras) {
    FieldSource fields = fields(planned);
    EncoderSettings encoder =
        GpuEncoder.chosen(request.encoder(), extras.format().picture().encoders(), format, log);
    TakeWriter frames = TakeWriter.open(request.output(), format, encoder, extras);
    return fields == null ? frames : new FieldWeaver(frames, format, fields.order());
  }

  /** The older output to take segments from; null where every frame has to be rendered. */
  private @Nullable Path previous(PlannedDub planned) {
    Path previous = request.previous();
    if (previous == null) {
      return null;
    }
    String reason = null;
    if (fields(planned) != null) {
      reason = "interlaced takes are encoded as a whole";
    } else if (request.layers() != null) {
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

  /** Pictures have no streams to take over. */
  private @Nullable CopiedStreams copied(PlannedDub planned) {
    MediaFile file = planned.take().source().file();
    return file == null ? null : new CopiedStreams(file, request.keepOriginalAudio());
  }
}
