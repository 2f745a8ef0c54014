package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.models.mouth.Articulation;

/**
 * Tells speech and singing from music, which has voices too: what sounds like a voice is speech
 * where the network hears someone speak as well, on average over the voiced frames within a second.
 * Immutable.
 *
 * <p>Measured, means over such windows, 5 % quantile: speech 0.81, with as much noise or music as
 * voice 0.74, sung over music 0.61; 95 % quantile of chords, arpeggios, strings and a band 0.35.
 */
final class SpeechClassifier {
  private static final double LIKELY = 0.5;
  private static final long REACH_US = 1_000_000;

  private final Articulation sound;

  /** Sums over the frames before each one: how many have a voice, and how likely it speaks. */
  private final double[] voiced;

  private final double[] speaking;

  private SpeechClassifier(SpeechActivity voice, Articulation sound) {
    this.sound = sound;
    voiced = new double[sound.frames() + 1];
    speaking = new double[sound.frames() + 1];
    for (int i = 0; i < sound.frames(); i++) {
      long t = sound.ptsUs(i);
      boolean counts = voice.speechAt(t);
      voiced[i + 1] = voiced[i] + (counts ? 1 : 0);
      speaking[i + 1] = speaking[i] + (counts ? sound.speechAt(t) : 0);
    }
  }

  /** What of {@code voice} is speech, by what the network hears. */
  static SpeechActivity speechIn(SpeechActivity voice, Articulation sound) {
    return voice.where(new SpeechClassifier(voice, sound)::speaks);
  }

  private boolean speaks(long ptsUs) {
    int from = frameAt(ptsUs - REACH_US);
    int to = frameAt(ptsUs + REACH_US);
    return speaking[to] - speaking[from] > LIKELY * (voiced[to] - voiced[from]);
  }

  private int frameAt(long ptsUs) {
    long frame = Math.round(ptsUs * sound.frameRateHz() / 1e6);
    return (int) Math.max(0, Math.min(sound.frames(), frame));
  }
}
