package org.redub.engine.analyse.sound;

import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.Stage;
import org.redub.engine.media.file.MediaFile;
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

  private VoiceTrackAnalyser() {}

  /**
   * The speech of a file.
   *
   * @throws org.redub.engine.api.RedubException if the file has no sound that can be decoded
   */
  public static VoiceTrack listen(MediaFile file, Networks workbench, JobLog log) {
    return listen(file, workbench, log, (pcm, length) -> {});
  }

  /**
   * The speech of a file, for a caller that measures something of its own on the way.
   *
   * @param sink takes every sample
   * @throws org.redub.engine.api.RedubException if the file has no sound that can be decoded
   */
  public static VoiceTrack listen(
      MediaFile file, Networks workbench, JobLog log, SoundPass.Sink sink) {
    return log.time(
        Stage.LISTEN,
        () -> {
          SoundAnalyser ear = new SoundAnalyser(workbench.predictor());
          PeakMeter peaks = new PeakMeter(RATE_HZ);
          long samples;
          long startUs;
          try (SoundReader reader = SoundReader.open(file)) {
            startUs = reader.format().startUs();
            samples =
                SoundPass.over(
                    reader,
                    log,
                    (pcm, length) -> {
                      ear.push(pcm, length);
                      peaks.push(pcm, 0, length);
                      sink.accept(pcm, length);
                    });
            reader.notices().forEach(log::onNotice);
          }
          SoundAnalyser.Heard heard = ear.finish();
          long durationUs = Math.round(samples * 1e6 / RATE_HZ);
          if (ear.replacedSamples() > 0) {
            log.onNotice(
                Notice.of(
                    NoticeCode.SAMPLES_REPLACED,
                    "file",
                    file.path(),
                    "samples",
                    ear.replacedSamples()));
          }
          if (heard.activity().speechUs() == 0) {
            log.onNotice(Notice.of(NoticeCode.NO_SPEECH, "file", file.path()));
          } else if (durationUs < SHORT_US) {
            log.onNotice(
                Notice.of(
                    NoticeCode.SPEECH_SHORT, "file", file.path(), "duration_s", durationUs / 1e6));
          }
          return new VoiceTrack(
              startUs,
              durationUs,
              heard.mel(),
              heard.articulation(),
              heard.activity(),
              peaks.peaks());
        });
  }
}
