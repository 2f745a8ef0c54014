package org.redub.audio.activity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Whether someone speaks, per hop of 10 ms.
 *
 * <p>Immutable and thread-safe.
 */
public final class SpeechActivity {
  /** Length of a hop in microseconds. */
  public static final long HOP_US = 10_000;

  private final BitSet speech;
  private final int hops;

  /** Takes ownership of {@code speech}. */
  SpeechActivity(BitSet speech, int hops) {
    this.speech = speech;
    this.hops = hops;
  }

  /**
   * A stretch of speech.
   *
   * @param startUs first microsecond
   * @param endUs first microsecond after it
   */
  public record Span(long startUs, long endUs) {}

  /** No sound at all. */
  public static SpeechActivity none() {
    return new SpeechActivity(new BitSet(), 0);
  }

  /**
   * Speech in given stretches; their ends are rounded to whole hops.
   *
   * @param hops length of the sound in hops
   */
  public static SpeechActivity of(int hops, List<Span> spans) {
    BitSet speech = new BitSet(hops);
    for (Span span : spans) {
      int from = (int) Math.max(0, Math.min(hops, Math.round((double) span.startUs() / HOP_US)));
      int to = (int) Math.max(from, Math.min(hops, Math.round((double) span.endUs() / HOP_US)));
      speech.set(from, to);
    }
    return new SpeechActivity(speech, hops);
  }

  /** Hops judged; the last may reach past the end of the sound. */
  public int hops() {
    return hops;
  }

  /** Whether there is speech at {@code ptsUs}; false outside of the sound. */
  public boolean speechAt(long ptsUs) {
    long hop = Math.floorDiv(ptsUs, HOP_US);
    return hop >= 0 && hop < hops && speech.get((int) hop);
  }

  /**
   * The same where {@code holds} agrees that what sounds like a voice is speech.
   *
   * @param holds asked once for each hop of speech, at its middle
   */
  public SpeechActivity where(LongPredicate holds) {
    BitSet kept = (BitSet) speech.clone();
    for (int hop = kept.nextSetBit(0); hop >= 0; hop = kept.nextSetBit(hop + 1)) {
      kept.set(hop, holds.test(hop * HOP_US + HOP_US / 2));
    }
    return new SpeechActivity(kept, hops);
  }

  /** The stretches of speech in order, none touching another. */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    int start = speech.nextSetBit(0);
    while (start >= 0) {
      int end = speech.nextClearBit(start);
      spans.add(new Span(start * HOP_US, end * HOP_US));
      start = speech.nextSetBit(end);
    }
    return List.copyOf(spans);
  }

  /** Microseconds of speech in all. */
  public long speechUs() {
    return speech.cardinality() * HOP_US;
  }
}
