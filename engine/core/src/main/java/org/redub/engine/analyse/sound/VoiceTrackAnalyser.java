package org.redub.engine.analyse.sound;

import java.nio.file.Path;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/**
 * Hears a sound file: once through, in chunks, so that only what is derived from it stays in
 * memory.
 */
public final class VoiceTrackAnalyser {
  private static final int RATE_HZ = SoundReader.SAMPLE_RATE_HZ;

  /** Shorter than this and there is little to move the mouth by. */
  private static final long SHORT_US = 300_000;

  private static final int CHUNK_SAMPLES = 4096;

  private VoiceTrackAnalyser() {}

  /**
   * The speech of a file.
   *
   * @throws org.redub.engine.api.RedubException if the file has no sound that can be decoded
   */
  public static VoiceTrack listen(Path file, Networks workbench, JobLog log) {
    return log.time(
        Stage.LISTEN,
        () -> {
          SoundAnalyser ear = new SoundAnalyser(workbench.predictor());
          PeakMeter peaks = new PeakMeter(RATE_HZ);
          long samples =
              drain(
                  file,
                  log,
                  (pcm, length) -> {
                    ear.push(pcm, length);
                    peaks.push(pcm, 0, length);
                  });
          SoundAnalyser.Heard heard = ear.finish();
          long durationUs = Math.round(samples * 1e6 / RATE_HZ);
          if (ear.replacedSamples() > 0) {
            log.onNotice(
                Notice.of(
                    NoticeCode.SAMPLES_REPLACED, "file", file, "samples", ear.replacedSamples()));
          }
          if (heard.activity().speechUs() == 0) {
            log.onNotice(Notice.of(NoticeCode.NO_SPEECH, "file", file));
          } else if (durationUs < SHORT_US) {
            log.onNotice(
                Notice.of(NoticeCode.SPEECH_SHORT, "file", file, "duration_s", durationUs / 1e6));
          }
          return new VoiceTrack(
              durationUs, heard.mel(), heard.articulation(), heard.activity(), peaks.peaks());
        });
  }

  /** What a take's own sound says; nothing, if it has no sound. */
  public static TakeSpeech ownSpeech(Path video, Networks workbench, JobLog log) {
    return log.time(
        Stage.LISTEN,
        () -> {
          SoundAnalyser ear = new SoundAnalyser(workbench.predictor());
          long startUs = 0;
          try (SoundReader reader = SoundReader.open(video)) {
            startUs = reader.format().startUs();
            drain(reader, log, ear::push);
          } catch (RedubException e) {
            // A take without sound is a take whose actor is not known to speak.
            if (e.code() == ErrorCode.INPUT_DAMAGED) {
              log.onNotice(
                  Notice.of(
                      NoticeCode.OWN_SOUND_UNREADABLE,
                      "file",
                      video,
                      "reason",
                      String.valueOf(e.getMessage())));
            } else if (e.code() != ErrorCode.NO_AUDIO) {
              throw e;
            }
            return TakeSpeech.none();
          }
          SoundAnalyser.Heard heard = ear.finish();
          return new TakeSpeech(heard.articulation(), heard.activity()::speechAt, startUs);
        });
  }

  private interface ChunkSink {
    void accept(float[] pcm, int length);
  }

  private static long drain(Path file, JobLog log, ChunkSink sink) {
    try (SoundReader reader = SoundReader.open(file)) {
      long samples = drain(reader, log, sink);
      reader.notices().forEach(log::onNotice);
      return samples;
    }
  }

  private static long drain(SoundReader reader, JobLog log, ChunkSink sink) {
    float[] chunk = new float[CHUNK_SAMPLES];
    long samples = 0;
    for (int count = reader.read(chunk); count > 0; count = reader.read(chunk)) {
      sink.accept(chunk, count);
      samples += count;
      log.onProgress(Stage.LISTEN, 0, 0);
    }
    return samples;
  }
}
