package org.redub.engine.analyse.sound;

import java.util.List;
import org.redub.audio.activity.SpeechActivity;
import org.redub.models.mouth.Articulation;

/** Own speech of takes, for tests. */
public final class TestSpeech {
  /** One hour, longer than any take in tests. */
  private static final long LONG_US = 3_600_000_000L;

  private TestSpeech() {}

  /** Speech at all times. */
  public static TakeSpeech always(Articulation articulation, long startUs) {
    return of(articulation, startUs, List.of(new SpeechActivity.Span(0, LONG_US)));
  }

  /** No speech. */
  public static TakeSpeech never(Articulation articulation, long startUs) {
    return of(articulation, startUs, List.of());
  }

  private static TakeSpeech of(
      Articulation articulation, long startUs, List<SpeechActivity.Span> speech) {
    int hops = (int) (LONG_US / SpeechActivity.HOP_US);
    SpeechActivity activity = SpeechActivity.of(hops, speech);
    return new TakeSpeech(articulation, activity, startUs, TakeSpeech.State.ANALYSED);
  }
}
