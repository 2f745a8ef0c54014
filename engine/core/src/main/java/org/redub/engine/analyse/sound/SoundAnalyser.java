package org.redub.engine.analyse.sound;

import org.redub.audio.activity.SpeechActivity;
import org.redub.audio.activity.SpeechDetector;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.MouthShapePredictor;

/**
 * Analyses sound of 16 kHz. Call order: {@link #push} in chunks of any size, then {@link #finish}
 * once. Confined to one thread.
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
   * The analysis of a sound.
   *
   * @param mel input of the mouth network
   * @param articulation output of the mouth network
   * @param activity when there is speech
   */
  public record Result(MelSpectrogram mel, Articulation articulation, SpeechActivity activity) {}

  /** Adds the first {@code length} samples of an array. */
  public void push(float[] pcm, int length) {
    mel.push(pcm, 0, length);
    detector.push(pcm, 0, length);
  }

  public Result finish() {
    MelSpectrogram spectrogram = mel.finish();
    Articulation articulation = predictor.predict(spectrogram);
    SpeechActivity speech = SpeechClassifier.speechIn(detector.finish(), articulation);
    return new Result(spectrogram, articulation, speech);
  }
}
