package org.redub.engine.analyse.sound;

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
    return log.time(
        Stage.LISTEN,
        () -> {
          SoundAnalyser ear = new SoundAnalyser(workbench.predictor());
          PeakMeter peaks = new PeakMeter(RATE_HZ);
          long samples;
          try (SoundReader reader = SoundReader.open(file)) {
            samples =
                SoundPass.over(
                    reader,
                    log,
                    (pcm, length) -> {
                      ear.push(pcm, length);
                      peaks.push(pcm, 0, length);
                    });
            reader.notices().forEach(log::onNotice);
          }
          SoundAnalyser.Heard heard = ear.finish();
          long durationUs = Math.round(samples * 1e6 / RATE_HZ);
          if (ear.replacedSamples() > 0) {
            log.onNotice(
                "%s: %d samples were no numbers and count as silence"
                    .formatted(file.path().getFileName(), ear.replacedSamples()));
          }
          if (heard.activity().speechUs() == 0) {
            log.onNotice(
                "%s: no speech was heard, so the mouth stays at rest"
                    .formatted(file.path().getFileName()));
          } else if (durationUs < SHORT_US) {
            log.onNotice(
                "%s is only %.2f s long".formatted(file.path().getFileName(), durationUs / 1e6));
          }
          return new VoiceTrack(
              durationUs, heard.mel(), heard.articulation(), heard.activity(), peaks.peaks());
        });
  }
}
