package org.redub.models.training.takes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.redub.models.training.data.Utterance;

/** Converts tracked clips to training examples, by speaker. Stateless. */
public final class Speakers {
  private Speakers() {}

  /** Clips by speaker, in the order of the speakers' names. */
  public static Map<String, List<TrackedClip>> of(List<TrackedClip> clips) {
    Map<String, List<TrackedClip>> speakers = new TreeMap<>();
    for (TrackedClip clip : clips) {
      speakers.computeIfAbsent(clip.clip().speaker(), s -> new ArrayList<>()).add(clip);
    }
    return speakers;
  }

  /**
   * Converts clips to examples.
   *
   * @param offsetUs delay of a speaker's mouth relative to the sound
   */
  public static List<Utterance> utterances(
      List<TrackedClip> clips, ToLongFunction<List<TrackedClip>> offsetUs) {
    List<Utterance> utterances = new ArrayList<>();
    for (List<TrackedClip> own : of(clips).values()) {
      utterances.addAll(SpeakerScale.utterances(own, offsetUs.applyAsLong(own)));
    }
    return utterances;
  }
}
