package org.redub.engine.plan;

import java.util.List;
import org.redub.engine.actor.face.FaceControls;

/**
 * What one person's mouth is to do. Immutable.
 *
 * <p>The mouth of a frame is found in this order: the keys, linear between two and held beyond the
 * ends; scalings; rests; lips at the teeth; closures; the limit of speed.
 *
 * @param person whose mouth, {@code p1} for the first face track of the take
 * @param limits what applies apart from the keys
 * @param keys at least one, in order of time
 * @param closures when the lips are shut, each seen for one whole frame at least
 * @param lipTeeth when the lower lip is at the upper teeth, as for f and v
 * @param rests when the mouth is held at rest
 * @param scalings stretches in which the mouth moves more or less
 */
public record PersonPlan(
    String person,
    MouthLimits limits,
    List<MouthKey> keys,
    List<TimeSpan> closures,
    List<TimeSpan> lipTeeth,
    List<TimeSpan> rests,
    List<Scaling> scalings) {

  public PersonPlan {
    keys = List.copyOf(keys);
    closures = List.copyOf(closures);
    lipTeeth = List.copyOf(lipTeeth);
    rests = List.copyOf(rests);
    scalings = List.copyOf(scalings);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("person '%s' has no keys".formatted(person));
    }
    int controls = FaceControls.controls().size();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).expression().size() != controls) {
        throw new IllegalArgumentException(
            "a key has %d expression values, got %d at %d us"
                .formatted(controls, keys.get(i).expression().size(), keys.get(i).ptsUs()));
      }
      if (i > 0 && keys.get(i).ptsUs() <= keys.get(i - 1).ptsUs()) {
        throw new IllegalArgumentException(
            "keys of person '%s' are in order of time, got %d us after %d us"
                .formatted(person, keys.get(i).ptsUs(), keys.get(i - 1).ptsUs()));
      }
    }
  }

  /** The name of the person in a face track of the take, by the track's number from 0. */
  public static String nameOf(int track) {
    return "p" + (track + 1);
  }
}
