package org.redub.engine.analyse.sound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Hears what is said in a take. Stateless. */
public final class TakeSpeechAnalyser {
  private TakeSpeechAnalyser() {}

  /**
   * What was heard.
   *
   * @param notices what the user should know of the take's sound
   */
  public record Heard(TakeSpeech speech, List<String> notices) {}

  /**
   * The speech of a take. Sound that cannot be decoded is no reason to stop: the actor is then not
   * known to speak, and a notice says so.
   *
   * @param take null for a take that cannot have sound
   */
  public static Heard listen(@Nullable MediaFile take, Networks networks, JobLog log) {
    if (take == null) {
      return new Heard(TakeSpeech.none(), List.of());
    }
    try (SoundReader reader = SoundReader.open(take)) {
      SoundAnalyser analyser = new SoundAnalyser(networks.predictor());
      SoundPass.over(reader, log, analyser::push);
      SoundAnalyser.Heard heard = analyser.finish();
      TakeSpeech speech =
          new TakeSpeech(
              heard.articulation(),
              heard.activity(),
              reader.format().startUs(),
              TakeSpeech.State.HEARD);
      return new Heard(speech, List.of());
    } catch (RedubException e) {
      return switch (e.code()) {
        case NO_AUDIO -> new Heard(TakeSpeech.none(), List.of());
        case INPUT_DAMAGED ->
            new Heard(
                TakeSpeech.unheard(TakeSpeech.State.DAMAGED),
                List.of(
                    "the take's own sound cannot be used, so the actor's speech is not learned: "
                        + e.getMessage()));
        default -> throw e;
      };
    }
  }
}
