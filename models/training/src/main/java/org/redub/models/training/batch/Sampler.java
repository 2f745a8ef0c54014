package org.redub.models.training.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.redub.models.training.data.Utterance;

/**
 * Draws utterances so that no speaker is overrepresented: a speaker's weight is the duration of the
 * speaker's utterances, up to a cap. Immutable, thread-safe.
 */
public final class Sampler {
  private final List<List<Utterance>> speakers = new ArrayList<>();
  private final double[] ends;

  /**
   * Creates a sampler over at least one utterance.
   *
   * @param capSeconds upper limit of a speaker's weight
   */
  public Sampler(List<Utterance> utterances, double capSeconds) {
    if (utterances.isEmpty()) {
      throw new IllegalArgumentException("a sampler needs at least one utterance, got 0");
    }
    Map<String, List<Utterance>> bySpeaker = new TreeMap<>();
    for (Utterance u : utterances) {
      bySpeaker.computeIfAbsent(u.speaker(), s -> new ArrayList<>()).add(u);
    }
    speakers.addAll(bySpeaker.values());
    ends = new double[speakers.size()];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      double seconds = speakers.get(i).stream().mapToDouble(Utterance::seconds).sum();
      end += Math.min(capSeconds, seconds);
      ends[i] = end;
    }
  }

  /** Draws a speaker by weight, then an utterance by duration. */
  Utterance draw(Random random) {
    double at = random.nextDouble() * ends[ends.length - 1];
    int speaker = 0;
    while (ends[speaker] < at) {
      speaker++;
    }
    List<Utterance> choice = speakers.get(speaker);
    double total = choice.stream().mapToDouble(Utterance::seconds).sum();
    double left = random.nextDouble() * total;
    for (Utterance u : choice) {
      left -= u.seconds();
      if (left <= 0) {
        return u;
      }
    }
    return choice.get(choice.size() - 1);
  }
}
