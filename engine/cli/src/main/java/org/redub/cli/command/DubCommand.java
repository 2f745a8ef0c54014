package org.redub.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redub.cli.file.ResultFile;
import org.redub.cli.option.CachedEngineOptions;
import org.redub.cli.option.DeliveryOptions;
import org.redub.cli.option.EncoderOptions;
import org.redub.cli.option.OptionValues;
import org.redub.cli.option.RenderOptions;
import org.redub.cli.option.TakeOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.cli.text.FrameCounts;
import org.redub.engine.Redubber;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.deliver.layers.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub dub}: replaces the speech and the mouth of a take. */
@Command(
    name = "dub",
    description = "Replace the speech in a take and make the mouth match it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4",
      "  redub dub --video take.mp4 --speech french.wav --out dubbed.mp4 \\",
      "      --offset-ms 500 --report report.json",
      "",
      "Frames without a usable face are left untouched and counted. The output is as long as the"
          + " take: a longer voice track is cut off, a shorter one is followed by silence."
    })
public final class DubCommand extends JobCommand {
  @Mixin private TakeOptions take;

  @Mixin private RenderOptions render;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description =
          "The file to write, by its extension mp4, mov, mkv, webm, gif, webp or apng, or the"
              + " pictures of a sequence, such as folder/%%06d.png. An existing file is replaced"
              + " once the new one is complete; a folder of pictures must be new or empty.")
  private Path output;

  @Mixin private DeliveryOptions delivery;

  @Option(
      names = "--range",
      paramLabel = "<from-to>",
      split = ",",
      converter = OptionValues.PartOfTake.class,
      description =
          "Dub only this part of the take, such as 12.5-18 or 1:02-1:10 from its start; picture and"
              + " sound elsewhere stay as they are. Several are separated by commas.")
  private List<TakeRange> ranges = List.of();

  @Option(
      names = "--previous",
      paramLabel = "<file>",
      description =
          "An earlier output of 'redub dub' for this take. Parts that have not changed are copied"
              + " from it; only the rest is rendered. It may be the same file as --out.")
  private @Nullable Path previous;

  @Option(
      names = "--keep-original-audio",
      description =
          "Keep the audio track that the voice track replaces as a second track, which players do"
              + " not select by default. Other audio tracks are always kept.")
  private boolean keepOriginalAudio;

  @Option(
      names = "--report",
      paramLabel = "<file>",
      description =
          "Write a JSON file that says what was done to every frame and how long each stage took.")
  private @Nullable Path report;

  @Option(
      names = "--layers",
      paramLabel = "<folder>",
      description =
          "Write every new mouth separately for compositing: to a new or empty folder, as a 16-bit"
              + " PNG with alpha, named by the number of its plate, and layers.json with transforms"
              + " and tracked lips; or to one movie with alpha, ProRes 4444 if the name ends in"
              + " .mov, FFV1 if it ends in .mkv.")
  private @Nullable Path layers;

  @Option(
      names = "--timeline",
      paramLabel = "<file>",
      description =
          "Write an OpenTimelineIO file for editing programs: plate, layers, dub and sound.")
  private @Nullable Path timeline;

  @Mixin private EncoderOptions encoder;
  @Mixin private CachedEngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  DubCommand() {}

  @Override
  Job job() {
    RedubRequest request =
        render
            .addTo(take.request(output))
            .previous(previous)
            .keepOriginalAudio(keepOriginalAudio)
            .encoder(encoder.settings())
            .delivery(delivery.delivery())
            .ranges(ranges)
            .layers(layers)
            .build();
    return reporter -> dub(request, reporter);
  }

  private Outcome dub(RedubRequest request, ProgressReporter reporter) {
    List<Path> reports =
        Stream.of(report, timeline).filter(Objects::nonNull).map(Path.class::cast).toList();
    List<Path> files = new ArrayList<>(List.of(output));
    if (layers != null) {
      files.add(layers);
    }
    try (Redubber redubber = engine.open(request, reports)) {
      RedubResult result = redubber.dub(request, new EngineListener(reporter), this::report);
      files.addAll(reports);
      return new Outcome(files, summary(result));
    } catch (RedubException e) {
      if (e.code() == ErrorCode.NO_FACE && report != null) {
        ResultFile.write(report, ResultFile.json(FailureReport.of(request, e)));
      }
      throw e;
    }
  }

  private void report(RedubResult result) {
    if (report != null) {
      ResultFile.write(report, ResultFile.json(result));
    }
    if (timeline != null) {
      Timeline.write(result, timeline);
    }
  }

  /** For example {@code out.mp4: 250 frames, 250 dubbed in 8.2 s, 1.2x real time}. */
  static String summary(RedubResult result) {
    String untouched = FrameCounts.untouched(result.counts().untouchedByReason());
    int copied = result.ranges().copiedRanges().stream().mapToInt(RedubResult.Span::frames).sum();
    return String.format(
        Locale.ROOT,
        "%s: %s, %d dubbed%s%s in %.1f s, %.2gx real time",
        result.output(),
        FrameCounts.frames(result.counts().total()),
        result.counts().dubbed(),
        untouched.isEmpty() ? "" : ", " + untouched,
        copied == 0 ? "" : ", %d copied".formatted(copied),
        result.timing().totalSeconds(),
        result.timing().realTimeFactor());
  }
}
