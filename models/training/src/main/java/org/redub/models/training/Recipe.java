package org.redub.models.training;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.training.batch.BatchMaker;
import org.redub.models.training.batch.Sampler;
import org.redub.models.training.corpus.SyntheticCorpus;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.fit.Stage;

/**
 * The hyperparameters of a training run. Immutable.
 *
 * @param lines number of lines per synthesiser
 * @param steps number of batches of synthetic speech
 * @param takeSteps number of batches with real speakers
 * @param seed seed of all random numbers
 */
public record Recipe(int lines, int steps, int takeSteps, long seed) {
  /** The recipe of the shipped models. */
  public static final Recipe SHIPPED = new Recipe(1300, 9000, 100, 1);

  private static final int SYNTHETIC_COLUMNS = 192;
  private static final double SYNTHETIC_RATE = 2e-3;
  private static final int SYNTHETIC_WARM_UP = 100;
  private static final double VOICE_CAP_SECONDS = 300;

  private static final int TAKE_COLUMNS = 160;
  private static final double TAKE_RATE = 3e-4;
  private static final int TAKE_WARM_UP = 5;
  private static final double HEAD_SCALE = 6;

  /** A speaker with more material than this has no larger weight. */
  private static final double SPEAKER_CAP_SECONDS = 15;

  /** The synthetic corpus: speech, and sound without speech. */
  record Synthetic(List<Utterance> speech, List<Utterance> beds) {
    static Synthetic of(List<Utterance> corpus) {
      List<Utterance> speech = new ArrayList<>();
      List<Utterance> beds = new ArrayList<>();
      for (Utterance u : corpus) {
        (u.speaker().equals(SyntheticCorpus.NO_SPEAKER) ? beds : speech).add(u);
      }
      return new Synthetic(speech, beds);
    }
  }

  /** The stage on synthetic speech alone. */
  Stage synthetic(Synthetic corpus) {
    return new Stage(
        "synthetic",
        steps,
        SYNTHETIC_RATE,
        SYNTHETIC_WARM_UP,
        true,
        1,
        new BatchMaker(SYNTHETIC_COLUMNS, corpus.beds()),
        List.of(
            new BatchMaker.Source(voices(corpus), 22, 1),
            new BatchMaker.Source(beds(corpus), 2, 0.2f)),
        seed);
  }

  /** The stage on real speakers, mixed with synthetic speech so that it is not forgotten. */
  Stage takes(String name, Synthetic corpus, List<Utterance> people) {
    return new Stage(
        name,
        takeSteps,
        TAKE_RATE,
        TAKE_WARM_UP,
        false,
        HEAD_SCALE,
        new BatchMaker(TAKE_COLUMNS, corpus.beds()),
        List.of(
            new BatchMaker.Source(new Sampler(people, SPEAKER_CAP_SECONDS), 12, 4),
            new BatchMaker.Source(voices(corpus), 10, 0.1f),
            new BatchMaker.Source(beds(corpus), 2, 0.1f)),
        seed);
  }

  private static Sampler voices(Synthetic corpus) {
    return new Sampler(corpus.speech(), VOICE_CAP_SECONDS);
  }

  private static Sampler beds(Synthetic corpus) {
    return new Sampler(corpus.beds(), Double.MAX_VALUE);
  }
}
