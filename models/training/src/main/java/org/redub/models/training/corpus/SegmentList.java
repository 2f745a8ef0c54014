package org.redub.models.training.corpus;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.Phone;

/** Collects the phones of an utterance as a synthesiser reports them. Confined to one thread. */
final class SegmentList {
  /** Share of the first half: equal for a diphthong, shorter for an affricate. */
  private static final double DIPHTHONG_SHARE = 0.5;

  private static final double AFFRICATE_SHARE = 0.4;

  private final List<PhoneSegment> segments = new ArrayList<>();

  /**
   * Adds phones from {@code start} to {@code end}, in seconds. Without a phone (a length or stress
   * mark) the last phone continues.
   */
  void add(double start, double end, List<Phone> phones) {
    if (end <= start) {
      return;
    }
    if (phones.isEmpty()) {
      if (!segments.isEmpty()) {
        PhoneSegment last = segments.remove(segments.size() - 1);
        segments.add(new PhoneSegment(last.startSeconds(), end, last.phone()));
      }
      return;
    }
    Phone first = phones.get(0);
    if (phones.size() == 1) {
      segments.add(new PhoneSegment(start, end, first));
      return;
    }
    double share = first.group() == Phone.Group.VOWEL ? DIPHTHONG_SHARE : AFFRICATE_SHARE;
    double middle = start + share * (end - start);
    segments.add(new PhoneSegment(start, middle, first));
    segments.add(new PhoneSegment(middle, end, phones.get(1)));
  }

  List<PhoneSegment> toList() {
    return List.copyOf(segments);
  }
}
