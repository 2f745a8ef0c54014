package org.redub.models.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.models.training.data.TinyCorpus;
import org.redub.models.training.data.Utterance;

class BatchMakerTest {
  @Test
  void theSameSeedGivesTheSameBatch() {
    BatchMaker maker = maker();
    assertThat(maker.make(source(5), 3).mel).isEqualTo(maker.make(source(5), 3).mel);
    assertThat(maker.make(source(5), 3).mel).isNotEqualTo(maker.make(source(5), 4).mel);
  }

  /** Whatever speed and noise an excerpt got: where it is loud the mouth is open. */
  @Test
  void theMouthStaysWithTheSound() {
    Batch batch = maker().make(source(12), 7);
    for (int item = 0; item < batch.size; item++) {
      double[] loud = new double[batch.frames];
      double[] open = new double[batch.frames];
      for (int i = 0; i < batch.frames; i++) {
        for (int band = 0; band < Utterance.BANDS; band++) {
          loud[i] += batch.mel[(item * Utterance.BANDS + band) * batch.columns + 2 * i];
        }
        open[i] = batch.motions[item * Utterance.MOTIONS * batch.frames + i];
      }
      assertThat(correlation(loud, open)).as("excerpt %d", item).isGreaterThan(0.6);
    }
  }

  @Test
  void framesWithoutAnUtteranceAreNotLearnedFrom() {
    List<Utterance> brief = List.of(TinyCorpus.utterance("brief", 40, 1));
    Batch batch =
        new BatchMaker(160, List.of())
            .make(List.of(new BatchMaker.Source(new Sampler(brief, 10), 1, 2)), 1);
    float known = 0;
    float moved = 0;
    for (int i = 0; i < batch.frames; i++) {
      known += batch.articulated[i];
      moved += batch.moved[i];
    }
    assertThat(known).isBetween(15f, 25f);
    assertThat(moved).isCloseTo(2 * known, within(1e-4f));
  }

  @Test
  void aSpeakerCountsUpToTheCap() {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      utterances.add(TinyCorpus.utterance("talker", 400, i));
    }
    utterances.add(TinyCorpus.utterance("quiet", 400, 99));
    Sampler sampler = new Sampler(utterances, 5);
    Random random = new Random(1);
    int quiet = 0;
    for (int i = 0; i < 2000; i++) {
      quiet += sampler.draw(random).speaker().equals("quiet") ? 1 : 0;
    }
    assertThat(quiet / 2000.0).isCloseTo(0.5, within(0.05));
  }

  private static BatchMaker maker() {
    List<Utterance> all = TinyCorpus.of(4);
    return new BatchMaker(160, List.of(all.get(all.size() - 1)));
  }

  private static List<BatchMaker.Source> source(int count) {
    List<Utterance> speech = TinyCorpus.of(4).subList(0, 4);
    return List.of(new BatchMaker.Source(new Sampler(speech, 100), count, 1));
  }

  private static double correlation(double[] a, double[] b) {
    double ma = 0;
    double mb = 0;
    for (int i = 0; i < a.length; i++) {
      ma += a[i] / a.length;
      mb += b[i] / b.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
