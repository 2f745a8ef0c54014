package org.redub.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.project.ProjectFolder;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.ActorInProject;
import org.redub.engine.api.request.PicturePattern;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.request.PreviewRequest;
import org.redub.engine.api.request.Reading;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.Request;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.media.write.OutputPlaces;

/** Looks at a request's files before seconds go into loading networks. Stateless. */
public final class Preflight {
  private Preflight() {}

  /**
   * Opens every input and looks at the place of every output.
   *
   * @param results further files that the caller will write
   * @throws RedubException if an input cannot be read, an output cannot be written, or two files
   *     are one
   */
  public static void check(Request request, List<Path> results) {
    Reading reading = reading(request);
    request.videos().forEach(video -> checkVideo(video, reading));
    request.sounds().forEach(sound -> checkSound(sound, reading));
    List<Path> inputs = new ArrayList<>(request.videos());
    inputs.addAll(request.sounds());
    Path plan = plan(request);
    if (plan != null) {
      checkPlan(plan);
      inputs.add(plan);
    }
    List<Path> outputs = new ArrayList<>(request.outputs());
    outputs.addAll(results);
    Set<Path> taken = new HashSet<>();
    for (Path output : outputs) {
      if (!taken.add(output.toAbsolutePath().normalize())) {
        throw new RedubException(
                ErrorCode.OUTPUT_UNWRITABLE, "two outputs are the same file '%s'".formatted(output))
            .about(output);
      }
      OutputPlaces.check(output, inputs);
    }
    ActorInProject actor = request instanceof RedubRequest dub ? dub.actor() : null;
    if (actor != null) {
      ProjectFolder.open(actor.project()).checkWritable();
    }
    checkPrevious(request, outputs);
  }

  private static Reading reading(Request request) {
    RedubRequest dub = dub(request);
    return dub == null ? Reading.DEFAULT : dub.reading();
  }

  private static @Nullable RedubRequest dub(Request request) {
    if (request instanceof RedubRequest dub) {
      return dub;
    }
    if (request instanceof PlanRequest plan) {
      return plan.dub();
    }
    return request instanceof PreviewRequest preview ? preview.dub() : null;
  }

  private static void checkVideo(Path video, Reading reading) {
    if (PicturePattern.isPattern(video)) {
      MediaSource.open(video, reading).close();
      return;
    }
    try (MediaFile file = MediaFile.open(video, reading.takeTrack())) {
      VideoReader.open(file).close();
      if (reading.takeTrack() != null) {
        SoundReader.open(file).close();
      }
    }
  }

  private static void checkSound(Path sound, Reading reading) {
    try (MediaFile file = MediaFile.open(sound, reading.speechTrack())) {
      SoundReader.open(file).close();
    }
  }

  /** The plan that a request renders; null for one that plans by itself. */
  private static @Nullable Path plan(Request request) {
    if (request instanceof RedubRequest dub) {
      return dub.plan();
    }
    return request instanceof PreviewRequest preview ? preview.dub().plan() : null;
  }

  private static void checkPlan(Path plan) {
    if (!Files.exists(plan)) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND, "plan '%s' does not exist".formatted(plan))
          .about(plan);
    }
    if (Files.isDirectory(plan) || !Files.isReadable(plan)) {
      String why = Files.isDirectory(plan) ? "it is a directory" : "reading it is not allowed";
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE, "plan '%s' cannot be read: %s".formatted(plan, why))
          .about(plan);
    }
  }

  /** An older output may be replaced by the new one and by nothing else. */
  private static void checkPrevious(Request request, List<Path> outputs) {
    Path previous = request instanceof RedubRequest dub ? dub.previous() : null;
    if (previous != null) {
      for (Path output : outputs) {
        if (!request.outputs().contains(output)) {
          OutputFiles.check(output, List.of(previous));
        }
      }
    }
  }
}
