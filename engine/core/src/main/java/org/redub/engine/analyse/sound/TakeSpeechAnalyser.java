package org.redub.engine.analyse.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Analyses the own speech of takes. Stateless. */
public final class TakeSpeechAnalyser {
  private TakeSpeechAnalyser() {}

  /**
   * The analysis of the own sound.
   *
   * @param notices notices about the take's sound
   */
  public record Result(TakeSpeech speech, List<Notice> notices) {}

  /**
   * Analyses the own speech of a take. Sound that cannot be decoded does not fail the job: the
   * result then has no speech and a notice.
   *
   * @param take null for a still picture
   */
  public static Result analyse(@Nullable MediaFile take, Networks networks, JobLog log) {
    if (take == null) {
      return new Result(TakeSpeech.none(), List.of());
    }
    try (SoundReader reader = SoundReader.open(take)) {
      SoundAnalyser analyser = new SoundAnalyser(networks.predictor());
      SoundPass.read(reader, log, analyser::push);
      SoundAnalyser.Result sound = analyser.finish();
      TakeSpeech speech =
          new TakeSpeech(
              sound.articulation(),
              sound.activity(),
              reader.format().startUs(),
              TakeSpeech.State.ANALYSED);
      return new Result(speech, reader.notices());
    } catch (RedubException e) {
      return switch (e.code()) {
        case NO_AUDIO -> new Result(TakeSpeech.none(), List.of());
        case INPUT_DAMAGED ->
            new Result(
                TakeSpeech.unavailable(TakeSpeech.State.DAMAGED),
                List.of(
                    Notice.of(
                        NoticeCode.OWN_SOUND_UNREADABLE,
                        "file",
                        take.path(),
                        "reason",
                        String.valueOf(e.getMessage()))));
        default -> throw e;
      };
    }
  }
}
