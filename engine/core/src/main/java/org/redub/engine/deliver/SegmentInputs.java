package org.redub.engine.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Version;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RequestJson;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.PixelInputs;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.write.Segments;
import org.redub.engine.run.Networks;
import org.redub.files.Sha256;

/** Hashes, for each segment of a dub, everything that its pixels depend on. Stateless. */
final class SegmentInputs {
  /**
   * Fields of a request that change no pixel by themselves: file names, and what the plan resolves.
   */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "video",
          "speech",
          "output",
          "plan",
          "previous",
          "layers",
          "actor",
          "keep_original_audio",
          "delivery",
          "ranges");

  private SegmentInputs() {}

  /**
   * The segments of a dub.
   *
   * @param previous the older output to take segments from; null for none
   */
  static Segments of(
      PlannedDub planned, Networks networks, RedubRequest request, @Nullable Path previous) {
    List<FramePlan> frames = planned.frames().frames();
    List<String> inputs = new ArrayList<>();
    String job = job(planned, networks, request);
    for (int from = 0; from < frames.size(); from += Segments.FRAMES_EACH) {
      int end = Math.min(frames.size(), from + Segments.FRAMES_EACH);
      inputs.add(segment(job, planned, frames.subList(from, end)));
    }
    return new Segments(frames.size(), inputs, previous);
  }

  private static String segment(String job, PlannedDub planned, List<FramePlan> frames) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(job);
      for (FramePlan frame : frames) {
        PixelInputs.write(frame, planned.shots(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.of(bytes.toByteArray());
  }

  /** What all segments have in common. */
  private static String job(PlannedDub planned, Networks networks, RedubRequest request) {
    StringBuilder text = new StringBuilder();
    text.append("redub ").append(Version.current());
    text.append("\ntake ").append(planned.take().source().contentSha256());
    text.append("\nspeech ").append(planned.voiceFile().contentSha256());
    text.append(" at ").append(planned.voiceStartUs());
    text.append("\non ").append(networks.device()).append(' ').append(networks.runtimeVersion());
    networks
        .models()
        .forEach(
            card -> text.append("\nmodel ").append(card.id()).append(' ').append(card.sha256()));
    return text.append("\nrequest ").append(settings(request)).toString();
  }

  private static String settings(RedubRequest request) {
    try {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(RequestJson.write(request));
      json.remove(WITHOUT_EFFECT);
      if (json.path("reading").isEmpty()) {
        json.remove("reading");
      }
      return json.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
