package org.redub.engine.deliver.layers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.request.FrameRate;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.encode.AlphaMovie;
import org.redub.engine.media.read.MediaProbe;

/**
 * Writes an OpenTimelineIO timeline of a dub for editing programs: the take as the plate, the
 * layers over it, the dub on top and switched off, the voice track, and where only parts are dubbed
 * the take's own sound. Confined to one thread.
 */
public final class Timeline {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIRST_PATCH_NAME = "patch_";
  private static final int PATCH_DIGITS = 6;

  private final RedubResult result;
  private final RedubRequest request;
  private final double rate;
  private final double frames;

  private Timeline(RedubResult result) {
    this.result = result;
    request = result.request();
    FrameRate perSecond = FrameRate.of(result.picture().frameRate());
    rate = (double) perSecond.num() / perSecond.den();
    frames = Math.rint(result.picture().durationS() * rate);
  }

  /**
   * Writes the timeline of a finished dub.
   *
   * @throws org.redub.engine.api.RedubException OUTPUT_UNWRITABLE or OUTPUT_FAILED
   */
  public static void write(RedubResult result, Path file) {
    ObjectNode timeline = new Timeline(result).timeline();
    OutputFiles.writeText(
        file,
        (Writer out) -> {
          out.write(
              JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(timeline));
          out.write('\n');
        });
  }

  private ObjectNode timeline() {
    ObjectNode timeline = object("Timeline.1", request.output().getFileName().toString());
    timeline.putNull("global_start_time");
    ObjectNode stack = object("Stack.1", "tracks");
    stack.putNull("source_range");
    ArrayNode tracks = stack.putArray("children");
    tracks.add(track("plate", "Video", clip("plate", request.video(), 0, frames)));
    Path layers = request.layers();
    if (layers != null) {
      tracks.add(track("patch", "Video", patch(layers)));
    }
    ObjectNode dub = track("dub", "Video", clip("dub", request.output(), 0, frames));
    tracks.add(dub.put("enabled", false));
    tracks.add(voice());
    if (!request.ranges().isEmpty()) {
      tracks.add(ownSound());
    }
    timeline.set("tracks", stack);
    return timeline;
  }

  private ObjectNode patch(Path layers) {
    if (AlphaMovie.containerOf(layers) != null) {
      return clip("patch", layers, 0, frames);
    }
    ObjectNode reference = object("ImageSequenceReference.1", "");
    reference.set("available_range", range(0, frames));
    reference.putNull("available_image_bounds");
    reference.put("target_url_base", layers.toAbsolutePath().normalize().toUri().toString());
    reference.put("name_prefix", FIRST_PATCH_NAME).put("name_suffix", ".png");
    reference.put("start_frame", 0).put("frame_step", 1).put("rate", rate);
    reference.put("frame_zero_padding", PATCH_DIGITS).put("missing_frame_policy", "black");
    return clip("patch", reference, 0, frames);
  }

  /** The voice track, in the ranges only if there are some. */
  private ObjectNode voice() {
    double startFrame = request.voiceOffsetUs() / 1e6 * rate;
    double length = MediaProbe.probe(request.speech()).durationUs() / 1e6 * rate;
    List<TakeRange> heard =
        request.ranges().isEmpty()
            ? List.of(new TakeRange(0, Math.max(1, Math.round(frames / rate * 1e6))))
            : request.ranges().stream()
                .sorted(Comparator.comparingLong(TakeRange::startUs))
                .toList();
    ObjectNode track = track("voice", "Audio");
    double at = 0;
    for (TakeRange range : heard) {
      double from = Math.max(Math.max(at, range.startUs() / 1e6 * rate), startFrame);
      double end = Math.min(Math.min(frames, range.endUs() / 1e6 * rate), startFrame + length);
      if (end > from) {
        addGap(track, from - at);
        add(track, clip("voice", request.speech(), from - startFrame, end - from));
        at = end;
      }
    }
    return track;
  }

  /** The take's own sound outside the ranges. */
  private ObjectNode ownSound() {
    ObjectNode track = track("take sound", "Audio");
    double at = 0;
    List<TakeRange> sorted =
        request.ranges().stream().sorted(Comparator.comparingLong(TakeRange::startUs)).toList();
    for (TakeRange range : sorted) {
      double from = Math.min(frames, range.startUs() / 1e6 * rate);
      double end = Math.min(frames, range.endUs() / 1e6 * rate);
      if (from > at) {
        add(track, clip("take sound", request.video(), at, from - at));
      }
      addGap(track, end - Math.max(at, from));
      at = Math.max(at, end);
    }
    if (frames > at) {
      add(track, clip("take sound", request.video(), at, frames - at));
    }
    return track;
  }

  private void addGap(ObjectNode track, double length) {
    if (length > 0) {
      ObjectNode gap = object("Gap.1", "");
      gap.set("source_range", range(0, length));
      add(track, gap);
    }
  }

  private static void add(ObjectNode track, ObjectNode item) {
    track.withArray("children").add(item);
  }

  private ObjectNode track(String name, String kind, ObjectNode... items) {
    ObjectNode track = object("Track.1", name);
    track.put("kind", kind).put("enabled", true);
    track.putNull("source_range");
    track.putArray("children").addAll(List.of(items));
    return track;
  }

  private ObjectNode clip(String name, Path file, double start, double length) {
    ObjectNode reference = object("ExternalReference.1", name);
    reference.putNull("available_range");
    reference.put("target_url", file.toAbsolutePath().normalize().toUri().toString());
    return clip(name, reference, start, length);
  }

  private ObjectNode clip(String name, ObjectNode reference, double start, double length) {
    ObjectNode clip = object("Clip.2", name);
    clip.set("source_range", range(start, length));
    clip.put("enabled", true).put("active_media_reference_key", "DEFAULT_MEDIA");
    clip.putObject("media_references").set("DEFAULT_MEDIA", reference);
    return clip;
  }

  private ObjectNode range(double start, double length) {
    ObjectNode range = JSON.createObjectNode();
    range.put("OTIO_SCHEMA", "TimeRange.1");
    range.set("start_time", time(start));
    range.set("duration", time(length));
    return range;
  }

  private ObjectNode time(double value) {
    ObjectNode time = JSON.createObjectNode();
    return time.put("OTIO_SCHEMA", "RationalTime.1").put("rate", rate).put("value", value);
  }

  private ObjectNode object(String schema, String name) {
    ObjectNode object = JSON.createObjectNode();
    object.put("OTIO_SCHEMA", schema).put("name", name);
    object.putObject("metadata").putObject("redub").put("version", result.redubVersion());
    return object;
  }
}
