package org.redub.engine.analyse.sound;

import java.util.List;
import org.redub.audio.activity.SpeechActivity;
import org.redub.models.mouth.Articulation;

/** Speech of takes for tests. */
public final class TestSpeech {
  /** An hour: longer than any test's take. */
  private static final long LONG_US = 3_600_000_000L;

  private TestSpeech() {}

  /** Someone speaks all the time. */
  public static TakeSpeech always(Articulation heard, long startUs) {
    return of(heard, startUs, List.of(new SpeechActivity.Span(0, LONG_US)));
  }

  /** Nobody speaks. */
  public static TakeSpeech never(Articulation heard, long startUs) {
    return of(heard, startUs, List.of());
  }

  private static TakeSpeech of(Articulation heard, long startUs, List<SpeechActivity.Span> speech) {
    int hops = (int) (LONG_US / SpeechActivity.HOP_US);
    SpeechActivity activity = SpeechActivity.of(hops, speech);
    return new TakeSpeech(heard, activity, startUs, TakeSpeech.State.HEARD);
  }
}
