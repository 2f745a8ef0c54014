package org.redub.models.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.redub.models.training.data.Drawn;
import org.redub.models.training.data.Utterance;

class SamplerTest {
  /** 10 s and 20 s of one speaker, 3 s of another. */
  private static final List<Utterance> UTTERANCES =
      List.of(
          Drawn.noise("much", 800, 1), Drawn.noise("little", 240, 2), Drawn.noise("much", 1600, 3));

  @Test
  void drawsSpeakersByDuration() {
    assertThat(share(1000, u -> u.speaker().equals("little"))).isCloseTo(3 / 33.0, within(0.02));
  }

  @Test
  void limitsSpeakersToCap() {
    assertThat(share(6, u -> u.speaker().equals("little"))).isCloseTo(3 / 9.0, within(0.02));
    assertThat(share(1, u -> u.speaker().equals("little"))).isCloseTo(0.5, within(0.02));
  }

  @Test
  void drawsUtterancesOfSpeakerByDuration() {
    double much = share(1, u -> u.speaker().equals("much"));
    assertThat(share(1, u -> u.columns() == 1600) / much).isCloseTo(2 / 3.0, within(0.03));
  }

  @Test
  void rejectsNoUtterances() {
    assertThatThrownBy(() -> new Sampler(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sampler needs at least one utterance, got 0");
  }

  private static double share(double cap, Predicate<Utterance> of) {
    Sampler sampler = new Sampler(UTTERANCES, cap);
    Random random = new Random(1);
    int draws = 10_000;
    int hits = 0;
    for (int i = 0; i < draws; i++) {
      hits += of.test(sampler.draw(random)) ? 1 : 0;
    }
    return hits / (double) draws;
  }
}
