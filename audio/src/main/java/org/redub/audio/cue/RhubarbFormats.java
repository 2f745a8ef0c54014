package org.redub.audio.cue;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Writes cues as Rhubarb Lip Sync 1.14 does, so that programs that read Rhubarb's files read these.
 * Times have a resolution of a hundredth of a second: cue times are rounded, the duration is
 * rounded down. Lines end with a line feed. {@code soundFile} is free text; Rhubarb writes the
 * absolute path.
 *
 * <p>Stateless. The caller opens, closes and encodes (UTF-8) the target.
 */
public final class RhubarbFormats {
  /** Rhubarb's default frame rate for Moho. */
  public static final double DEFAULT_MOHO_FPS = 24;

  private static final double MIN_MOHO_FPS = 10;
  private static final double MAX_MOHO_FPS = 100;
  private static final long US_PER_CENTISECOND = 10_000;

  private RhubarbFormats() {}

  /** The names of shapes in Moho switch data. */
  public enum MohoNames {
    /** Preston Blair's names, MBP to rest: Rhubarb's {@code --datUsePrestonBlair}. */
    PRESTON_BLAIR,
    /** The letters A to X, Rhubarb's default. */
    LETTERS
  }

  private record Cue(long startCs, long endCs, Viseme viseme) {}

  /** JSON: {@code metadata} with {@code soundFile} and {@code duration}, then {@code mouthCues}. */
  public static void writeJson(CueTrack track, String soundFile, Appendable out)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = RhubarbJson.generator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("metadata");
      json.writeStringField("soundFile", soundFile);
      json.writeNumberField("duration", decimal(durationCs(track)));
      json.writeEndObject();
      json.writeArrayFieldStart("mouthCues");
      for (Cue cue : atLeastOne(centiseconds(track))) {
        json.writeStartObject();
        json.writeNumberField("start", decimal(cue.startCs()));
        json.writeNumberField("end", decimal(cue.endCs()));
        json.writeStringField("value", cue.viseme().name());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append(text.getBuffer()).append('\n');
  }

  /** Tab-separated start and shape; the last line has the end and X. */
  public static void writeTsv(CueTrack track, Appendable out) throws IOException {
    for (Cue cue : centiseconds(track)) {
      out.append(seconds(cue.startCs())).append('\t').append(cue.viseme().name()).append('\n');
    }
    out.append(seconds(durationCs(track))).append("\tX\n");
  }

  /** XML: {@code rhubarbResult} with {@code metadata} and {@code mouthCues}. */
  public static void writeXml(CueTrack track, String soundFile, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      RhubarbXml xml = new RhubarbXml(text);
      xml.start("rhubarbResult").start("metadata");
      xml.element("soundFile", soundFile);
      xml.element("duration", seconds(durationCs(track)));
      xml.end().start("mouthCues");
      for (Cue cue : atLeastOne(centiseconds(track))) {
        xml.element(
            "mouthCue",
            cue.viseme().name(),
            Map.entry("start", seconds(cue.startCs())),
            Map.entry("end", seconds(cue.endCs())));
      }
      xml.end().end().finish();
    } catch (XMLStreamException e) {
      throw new IOException("the cues cannot be written as XML", e);
    }
    out.append(text.getBuffer());
  }

  /**
   * Moho switch data: frame number, counted from 1, and shape. If several cues begin in one frame,
   * the first is written. The last line has the mouth at rest at the end.
   *
   * @throws IllegalArgumentException unless {@code fps} is from 10 to 100
   */
  public static void writeMoho(CueTrack track, double fps, MohoNames names, Appendable out)
      throws IOException {
    if (!(fps >= MIN_MOHO_FPS && fps <= MAX_MOHO_FPS)) {
      throw new IllegalArgumentException(
          "Moho frame rate must be %s to %s, got %s".formatted(MIN_MOHO_FPS, MAX_MOHO_FPS, fps));
    }
    out.append("MohoSwitch1\n");
    long lastFrame = 0;
    for (Cue cue : centiseconds(track)) {
      long frame = mohoFrame(cue.startCs(), fps);
      if (frame != lastFrame) {
        appendMoho(frame, cue.viseme(), names, out);
        lastFrame = frame;
      }
    }
    long endFrame = mohoFrame(durationCs(track), fps);
    appendMoho(endFrame == lastFrame ? endFrame + 1 : endFrame, Viseme.X, names, out);
  }

  private static void appendMoho(long frame, Viseme viseme, MohoNames names, Appendable out)
      throws IOException {
    String name = names == MohoNames.LETTERS ? viseme.name() : viseme.prestonBlairName();
    out.append(Long.toString(frame)).append(' ').append(name).append('\n');
  }

  private static long mohoFrame(long centiseconds, double fps) {
    return 1 + (long) (fps * (centiseconds / 100.0));
  }

  private static long durationCs(CueTrack track) {
    return track.durationUs() / US_PER_CENTISECOND;
  }

  /**
   * Cues in hundredths of a second. Cues whose length is rounded to 0 are dropped, and equal
   * neighbours are joined.
   */
  private static List<Cue> centiseconds(CueTrack track) {
    List<Cue> cues = new ArrayList<>();
    long durationCs = durationCs(track);
    for (MouthCue cue : track.cues()) {
      long startCs = Math.min(rounded(cue.startUs()), durationCs);
      long endCs = Math.min(rounded(cue.endUs()), durationCs);
      int last = cues.size() - 1;
      if (startCs == endCs) {
        continue;
      }
      if (last >= 0 && cues.get(last).viseme() == cue.viseme()) {
        cues.set(last, new Cue(cues.get(last).startCs(), endCs, cue.viseme()));
      } else {
        cues.add(new Cue(startCs, endCs, cue.viseme()));
      }
    }
    return cues;
  }

  private static long rounded(long us) {
    return (us + US_PER_CENTISECOND / 2) / US_PER_CENTISECOND;
  }

  /** Rhubarb never writes an empty list. */
  private static List<Cue> atLeastOne(List<Cue> cues) {
    return cues.isEmpty() ? List.of(new Cue(0, 0, Viseme.X)) : cues;
  }

  private static BigDecimal decimal(long centiseconds) {
    return BigDecimal.valueOf(centiseconds, 2);
  }

  private static String seconds(long centiseconds) {
    return String.format(Locale.ROOT, "%d.%02d", centiseconds / 100, centiseconds % 100);
  }
}
