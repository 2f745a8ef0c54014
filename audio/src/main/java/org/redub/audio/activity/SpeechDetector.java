package org.redub.audio.activity;

import java.util.Objects;
import org.redub.audio.PcmAudio;
import org.redub.audio.spectrum.FrameCutter;

/**
 * Finds speech in 16 kHz mono sound that is pushed in chunks of any size; the result does not
 * depend on the size. Call order: {@link #push} as often as needed, then {@link #finish} once.
 *
 * <p>Speech here is a voice (a run of periodic hops with several harmonics that vary in time, above
 * the local noise floor) and the louder hops close to it, which includes consonants. Steady sound
 * of any kind (tone, hum, noise, room) has no voice and raises the floor. Limits: singing and music
 * with a melody count as speech unless {@link SpeechActivity#where} excludes them; whispering does
 * not count as speech.
 *
 * <p>The decision for a hop depends on 2 s before and after it, so it is made in {@link #finish}.
 * Memory: 20 bytes per 10 ms. Samples that are not finite count as 0. Confined to one thread.
 */
public final class SpeechDetector {
  /** The required sample rate. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  private static final int HOP_SAMPLES = SAMPLE_RATE_HZ / 100;

  private final VoiceFeatures features = new VoiceFeatures();
  private final FrameCutter frames =
      new FrameCutter(
          VoiceFeatures.FRAME_SAMPLES,
          HOP_SAMPLES,
          (VoiceFeatures.FRAME_SAMPLES - HOP_SAMPLES) / 2,
          FrameCutter.Edge.ZERO,
          features::add);
  private boolean finished;

  /** A detector at the start of a recording. */
  public SpeechDetector() {}

  /**
   * Where there is speech in a whole recording.
   *
   * @throws IllegalArgumentException if it is not at 16 kHz
   */
  public static SpeechActivity detect(PcmAudio audio) {
    if (audio.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          "speech detection requires %d Hz, the sound has %d Hz"
              .formatted(SAMPLE_RATE_HZ, audio.sampleRateHz()));
    }
    SpeechDetector detector = new SpeechDetector();
    for (int i = 0; i < audio.length(); i++) {
      detector.take(audio.sample(i));
    }
    return detector.finish();
  }

  /**
   * Takes the next {@code length} samples from {@code pcm} at {@code offset}.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   * @throws IllegalStateException after {@link #finish}
   */
  public void push(float[] pcm, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, pcm.length);
    checkOpen();
    for (int i = offset; i < offset + length; i++) {
      take(pcm[i]);
    }
  }

  /**
   * Ends the sound and returns where there is speech.
   *
   * @throws IllegalStateException if called twice
   */
  public SpeechActivity finish() {
    checkOpen();
    finished = true;
    int hops = Math.toIntExact((frames.total() + HOP_SAMPLES - 1) / HOP_SAMPLES);
    frames.finish(hops);
    return SpeechDecision.decide(features.finish());
  }

  private void take(float sample) {
    frames.push(Math.abs(sample) <= VoiceFeatures.MAX_MAGNITUDE ? sample : 0);
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("this detector is already finished");
    }
  }
}
