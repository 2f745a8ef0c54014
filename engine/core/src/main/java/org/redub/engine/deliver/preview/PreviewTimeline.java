package org.redub.engine.deliver.preview;

import org.redub.audio.mel.MelSpectrogram;
import org.redub.engine.analyse.sound.VoiceTrack;

/**
 * The curves below a preview, on the clock of the take. Confined to one thread; {@code
 * resultOpening} is filled while frames are rendered, the other arrays do not change.
 *
 * @param ptsUs pts of every frame
 * @param endUs end of the last frame
 * @param speechOffsetUs start of the voice track in the take
 * @param peaks peak level (0..1) of the voice track for every {@value VoiceTrack#PEAK_MS} ms
 * @param mel mel spectrogram of the voice track
 * @param sourceOpening tracked opening of the take; NaN if the frame is not dubbed
 * @param plannedOpening planned opening; NaN if the frame is not dubbed
 * @param resultOpening opening tracked in the result; NaN until it is known
 */
record PreviewTimeline(
    long[] ptsUs,
    long endUs,
    long speechOffsetUs,
    float[] peaks,
    MelSpectrogram mel,
    float[] sourceOpening,
    float[] plannedOpening,
    float[] resultOpening) {

  /** Peak level of the voice track at {@code ptsUs} of the take; 0 outside it. */
  float peakAt(long ptsUs) {
    long index = Math.floorDiv(ptsUs - speechOffsetUs, VoiceTrack.PEAK_MS * 1000L);
    return index < 0 || index >= peaks.length ? 0 : peaks[(int) index];
  }

  /**
   * Mel value of {@code band} at {@code ptsUs} of the take; that of silence outside the voice
   * track.
   */
  float melAt(int band, long ptsUs) {
    long column = Math.round((ptsUs - speechOffsetUs) / 1e6 * mel.columnsPerSecond());
    return column < 0 || column >= mel.columns() ? mel.silence() : mel.value(band, (int) column);
  }

  /** Largest tracked or planned opening, at least 0.1 interocular distance, for scaling. */
  float maxOpening() {
    float max = 0.1f;
    for (float[] curve : new float[][] {sourceOpening, plannedOpening}) {
      for (float value : curve) {
        max = Math.max(max, Float.isNaN(value) ? 0 : value);
      }
    }
    return max;
  }
}
