package org.redub.audio.activity;

import java.util.ArrayList;
import java.util.Arrays;
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
   * A continuous stretch of speech.
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
   * Speech in the given stretches. Their ends are rounded to whole hops.
   *
   * @param hops length of the sound in hops
   */
  public static SpeechActivity of(int hops, List<Span> spans) {
    BitSet speech = new BitSet(hops);
    for (Span span : spans) {
      int start = (int) Math.max(0, Math.min(hops, Math.round((double) span.startUs() / HOP_US)));
      int end = (int) Math.max(start, Math.min(hops, Math.round((double) span.endUs() / HOP_US)));
      speech.set(start, end);
    }
    return new SpeechActivity(speech, hops);
  }

  /**
   * The activity that {@link #toBytes} saved.
   *
   * @param hops length of the sound in hops
   */
  public static SpeechActivity ofBytes(int hops, byte[] bits) {
    BitSet speech = BitSet.valueOf(bits);
    if (hops < 0 || bits.length != bytes(hops) || speech.length() > hops) {
      throw new IllegalArgumentException(
          "%d hops need %d bytes and no bit after them, got %d bytes and bit %d"
              .formatted(hops, bytes(hops), bits.length, speech.length() - 1));
    }
    return new SpeechActivity(speech, hops);
  }

  /**
   * One bit per hop, the first in the lowest bit of the first byte, in as few bytes as possible.
   */
  public byte[] toBytes() {
    return Arrays.copyOf(speech.toByteArray(), bytes(hops));
  }

  private static int bytes(int hops) {
    return hops / Byte.SIZE + (hops % Byte.SIZE == 0 ? 0 : 1);
  }

  /** Number of hops; the last may reach past the end of the sound. */
  public int hops() {
    return hops;
  }

  /** Whether there is speech at {@code ptsUs}; false outside of the sound. */
  public boolean speechAt(long ptsUs) {
    long hop = Math.floorDiv(ptsUs, HOP_US);
    return hop >= 0 && hop < hops && speech.get((int) hop);
  }

  /**
   * The same activity without the hops that {@code isSpeech} rejects, such as singing or music that
   * sounds like a voice.
   *
   * @param isSpeech is called once for each hop of speech, with the time of its middle
   */
  public SpeechActivity where(LongPredicate isSpeech) {
    BitSet kept = (BitSet) speech.clone();
    for (int hop = kept.nextSetBit(0); hop >= 0; hop = kept.nextSetBit(hop + 1)) {
      kept.set(hop, isSpeech.test(hop * HOP_US + HOP_US / 2));
    }
    return new SpeechActivity(kept, hops);
  }

  /** The stretches of speech in order. No two of them touch. */
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

  /** Total duration of the speech in microseconds. */
  public long speechUs() {
    return speech.cardinality() * HOP_US;
  }
}
