package org.redub.engine.generate;

/** Receives every new mouth by itself. Thread-safe: called on the threads that render. */
@FunctionalInterface
public interface MouthListener {
  /** Ignores the mouths. */
  MouthListener NONE = mouth -> {};

  /**
   * A mouth that was rendered.
   *
   * @param mouth its pixels are reused after the call
   */
  void onMouth(PlacedMouth mouth);
}
