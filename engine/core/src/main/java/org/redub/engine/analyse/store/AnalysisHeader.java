package org.redub.engine.analyse.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.file.VideoFormat;
import org.redub.models.mouth.Articulation;

/**
 * The part of an analysis file that is JSON: everything but the numbers that must come back bit for
 * bit. Immutable.
 *
 * @param label which take this is the analysis of
 * @param format of its picture
 * @param frames of the take
 * @param shots its face tracks, in order
 * @param speech what is said in it
 * @param offsetUs how much later the mouths move than the sound
 * @param scannedOffsets offsets that were tried
 * @param notices what the user should know of the file
 */
record AnalysisHeader(
    AnalysisLabel label,
    VideoFormat format,
    int frames,
    List<Shot> shots,
    Speech speech,
    long offsetUs,
    int scannedOffsets,
    List<Told> notices) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // Rational.isKnown() and the like are no properties.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final ObjectWriter WRITER = JSON.writerFor(AnalysisHeader.class);
  private static final ObjectReader READER = JSON.readerFor(AnalysisHeader.class);

  /** A face track. */
  record Shot(int firstFrame, int frames) {}

  /**
   * What is said in a take.
   *
   * @param startUs when the sound starts in the take
   * @param frames of the articulation
   * @param features numbers without a name in each of them
   * @param hops of speech activity
   */
  record Speech(TakeSpeech.State state, long startUs, int frames, int features, int hops) {}

  /** A notice without its text. */
  record Told(NoticeCode code, Map<String, Object> arguments) {
    static Told of(Notice notice) {
      return new Told(notice.code(), notice.arguments());
    }

    Notice notice() {
      return new Notice(code, arguments);
    }
  }

  static AnalysisHeader of(AnalysisLabel label, TakeAnalysis analysis) {
    TakeSpeech speech = analysis.speech();
    Articulation heard = speech.articulation();
    return new AnalysisHeader(
        label,
        analysis.format(),
        analysis.faces().frames(),
        analysis.faces().shots().stream().map(AnalysisHeader::shot).toList(),
        new Speech(
            speech.state(),
            speech.startUs(),
            heard.frames(),
            heard.featureCount(),
            speech.activity().hops()),
        analysis.offset().offsetUs(),
        analysis.offset().scan().length,
        analysis.notices().stream().map(Told::of).toList());
  }

  private static Shot shot(FaceTrack track) {
    return new Shot(track.firstFrame(), track.frames());
  }

  static AnalysisHeader read(byte[] json) throws IOException {
    return READER.readValue(json);
  }

  byte[] toJson() throws IOException {
    return WRITER.writeValueAsBytes(this);
  }
}
