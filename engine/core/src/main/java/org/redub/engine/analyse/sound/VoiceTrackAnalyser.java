package org.redub.engine.analyse.sound;

import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.Stage;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Analyses voice tracks. The sound is read once, in chunks, and not kept in memory. Stateless. */
public final class VoiceTrackAnalyser {
  private static final int RATE_HZ = SoundReader.SAMPLE_RATE_HZ;

  /** Voice tracks shorter than this hardly move the mouth. */
  private static final long SHORT_US = 300_000;

  /** A later start of the sound in its file is worth telling. */
  private static final long NOTED_LEAD_US = 50_000;

  private VoiceTrackAnalyser() {}

  /**
   * Analyses the sound of a file.
   *
   * @throws org.redub.engine.api.RedubException if the file has no sound that can be decoded
   */
  public static VoiceTrack analyse(MediaFile file, Networks networks, JobLog log) {
    return analyse(file, networks, log, (pcm, length) -> {});
  }

  /**
   * Analyses the sound of a file for a caller that also needs its samples.
   *
   * @param sink receives all samples
   * @throws org.redub.engine.api.RedubException if the file has no sound that can be decoded
   */
  public static VoiceTrack analyse(
      MediaFile file, Networks networks, JobLog log, SoundPass.Sink sink) {
    return log.time(
        Stage.LISTEN,
        () -> {
          SoundAnalyser analyser = new SoundAnalyser(networks.predictor());
          PeakMeter peaks = new PeakMeter(RATE_HZ);
          long samples;
          long startUs;
          try (SoundReader reader = SoundReader.open(file)) {
            startUs = reader.format().startUs();
            samples =
                SoundPass.read(
                    reader,
                    log,
                    (pcm, length) -> {
                      analyser.push(pcm, length);
                      peaks.push(pcm, 0, length);
                      sink.accept(pcm, length);
                    });
            reader.notices().forEach(log::onNotice);
            noteLead(file, reader.leadUs(), log);
          }
          SoundAnalyser.Result sound = analyser.finish();
          long durationUs = Math.round(samples * 1e6 / RATE_HZ);
          if (sound.activity().speechUs() == 0) {
            log.onNotice(Notice.of(NoticeCode.NO_SPEECH, "file", file.path()));
          } else if (durationUs < SHORT_US) {
            log.onNotice(
                Notice.of(
                    NoticeCode.SPEECH_SHORT, "file", file.path(), "duration_s", durationUs / 1e6));
          }
          return new VoiceTrack(
              startUs,
              durationUs,
              sound.mel(),
              sound.articulation(),
              sound.activity(),
              peaks.peaks());
        });
  }

  private static void noteLead(MediaFile file, long leadUs, JobLog log) {
    if (leadUs >= NOTED_LEAD_US) {
      log.onNotice(
          Notice.of(NoticeCode.SOUND_STARTS_LATE, "file", file.path(), "start_s", leadUs * 1e-6));
    }
  }
}
