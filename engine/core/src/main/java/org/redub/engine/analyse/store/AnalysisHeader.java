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
 * The JSON header of an analysis file: everything except the numbers whose bits must be preserved.
 * Immutable.
 *
 * @param label identifies the take
 * @param format format of the video
 * @param frames number of frames of the take
 * @param shots face tracks, in order
 * @param speech own speech
 * @param offsetUs A/V offset: how much later the mouths move than the sound
 * @param scannedOffsets number of tested offsets
 * @param notices notices about the file
 */
record AnalysisHeader(
    AnalysisLabel label,
    VideoFormat format,
    int frames,
    List<Shot> shots,
    Speech speech,
    long offsetUs,
    int scannedOffsets,
    List<StoredNotice> notices) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          // Rational.isKnown() and similar methods are not properties.
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
   * The own speech of a take.
   *
   * @param startUs start of the sound in the take
   * @param frames number of frames of the articulation
   * @param features number of unnamed features of each frame
   * @param hops number of hops of the speech activity
   */
  record Speech(TakeSpeech.State state, long startUs, int frames, int features, int hops) {}

  /** A notice without its text. */
  record StoredNotice(NoticeCode code, Map<String, Object> arguments) {
    static StoredNotice of(Notice notice) {
      return new StoredNotice(notice.code(), notice.arguments());
    }

    Notice notice() {
      return new Notice(code, arguments);
    }
  }

  static AnalysisHeader of(AnalysisLabel label, TakeAnalysis analysis) {
    TakeSpeech speech = analysis.speech();
    Articulation articulation = speech.articulation();
    return new AnalysisHeader(
        label,
        analysis.format(),
        analysis.faces().frames(),
        analysis.faces().shots().stream().map(AnalysisHeader::shot).toList(),
        new Speech(
            speech.state(),
            speech.startUs(),
            articulation.frames(),
            articulation.featureCount(),
            speech.activity().hops()),
        analysis.offset().offsetUs(),
        analysis.offset().scan().length,
        analysis.notices().stream().map(StoredNotice::of).toList());
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
