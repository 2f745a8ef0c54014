package org.redub.engine.deliver.preview;

import org.redub.audio.mel.MelSpectrogram;
import org.redub.engine.analyse.sound.VoiceTrack;

/**
 * What the strips under a preview show, on the take's clock. Immutable by contract: the arrays are
 * not changed, but for {@code resultOpening}, which the preview fills as it goes.
 *
 * @param ptsUs time of every frame
 * @param endUs end of the last frame
 * @param speechOffsetUs when the speech starts in the take
 * @param peaks loudest sample (0..1) of the speech in each {@value VoiceTrack#PEAK_MS} ms
 * @param mel the speech as the network hears it
 * @param sourceOpening tracked opening of the take, NaN where there is no face
 * @param plannedOpening planned opening, NaN where the frame stays untouched
 * @param resultOpening opening tracked on the result, NaN until known
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

  /** Loudest sample of the speech at {@code ptsUs} of the take, 0 outside it. */
  float peakAt(long ptsUs) {
    long index = Math.floorDiv(ptsUs - speechOffsetUs, VoiceTrack.PEAK_MS * 1000L);
    return index < 0 || index >= peaks.length ? 0 : peaks[(int) index];
  }

  /**
   * Mel value of {@code band} at {@code ptsUs} of the take; the silence value outside the speech.
   */
  float melAt(int band, long ptsUs) {
    long column = Math.round((ptsUs - speechOffsetUs) / 1e6 * mel.columnsPerSecond());
    return column < 0 || column >= mel.columns() ? mel.silence() : mel.value(band, (int) column);
  }

  /** Highest opening of any curve, at least 0.1 eye distances, for scaling. */
  float highestOpening() {
    float highest = 0.1f;
    for (float[] curve : new float[][] {sourceOpening, plannedOpening}) {
      for (float value : curve) {
        highest = Math.max(highest, Float.isNaN(value) ? 0 : value);
      }
    }
    return highest;
  }
}
