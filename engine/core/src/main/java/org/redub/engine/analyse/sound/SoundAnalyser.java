package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.audio.activity.SpeechDetector;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.MouthShapePredictor;

/**
 * Hears a sound of 16 kHz, pushed in chunks of any size, then {@link #finish}ed once. Confined to
 * one thread.
 */
public final class SoundAnalyser {
  private final MouthShapePredictor predictor;
  private final MelSpectrogrammer mel;
  private final SpeechDetector detector = new SpeechDetector();

  public SoundAnalyser(MouthShapePredictor predictor) {
    this.predictor = predictor;
    mel = new MelSpectrogrammer(predictor.melConfig());
  }

  /**
   * What was heard.
   *
   * @param mel what the network heard
   * @param articulation what it makes of it
   * @param activity when there is speech
   */
  public record Heard(MelSpectrogram mel, Articulation articulation, SpeechActivity activity) {}

  /** Takes the first {@code length} samples. */
  public void push(float[] pcm, int length) {
    mel.push(pcm, 0, length);
    detector.push(pcm, 0, length);
  }

  /** Samples that were no numbers so far. */
  long replacedSamples() {
    return mel.replacedSamples();
  }

  public Heard finish() {
    MelSpectrogram spectrogram = mel.finish();
    Articulation articulation = predictor.predict(spectrogram);
    SpeechActivity speech = SpeechClassifier.speechIn(detector.finish(), articulation);
    return new Heard(spectrogram, articulation, speech);
  }
}
