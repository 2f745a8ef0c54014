package org.redub.engine.media.sound;

import java.util.List;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.media.file.MediaFile;

/**
 * The take's own sound, which is heard outside the parts that are dubbed. Immutable.
 *
 * @param take the open take, which its owner closes after the writer
 * @param takeStartUs pts of the take's first frame
 * @param ranges the parts in which the voice track is heard instead
 */
public record Bed(MediaFile take, long takeStartUs, List<TakeRange> ranges) {
  public Bed {
    ranges = List.copyOf(ranges);
  }
}
