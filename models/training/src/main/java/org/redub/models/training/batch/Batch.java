package org.redub.models.training.batch;

import org.redub.models.training.data.Utterance;

/**
 * Excerpts of equal length as input for the network, with channels before time. Mutable, filled by
 * one thread.
 */
public final class Batch {
  /** Weight of a frame whose value is known. */
  private static final float KNOWN = 1;

  /** Number of excerpts. */
  public final int size;

  /** Mel columns per excerpt. */
  public final int columns;

  /** Frames per excerpt. */
  public final int frames;

  /** {@code [size, bands, columns]}. */
  public final float[] mel;

  /** {@code [size, articulators, frames]}. */
  public final float[] articulators;

  /** {@code [size, 1, frames]}: 1 where articulators and phones are known. */
  public final float[] articulated;

  /** {@code [size, frames]}: ordinal of the phone, 0 where it is not known. */
  public final float[] phones;

  /** {@code [size, 1, frames]}: 1 where there is speech. */
  public final float[] speech;

  /** {@code [size, motions, frames]}. */
  public final float[] motions;

  /** {@code [size, 1, frames]}: weight of the frame's motions. */
  public final float[] moved;

  Batch(int size, int columns) {
    this.size = size;
    this.columns = columns;
    this.frames = columns / 2;
    mel = new float[size * Utterance.BANDS * columns];
    articulators = new float[size * Utterance.ARTICULATORS * frames];
    articulated = new float[size * frames];
    phones = new float[size * frames];
    speech = new float[size * frames];
    motions = new float[size * Utterance.MOTIONS * frames];
    moved = new float[size * frames];
  }

  /** Copies an excerpt's mel values, which are ordered by column. */
  void putMel(int item, float[] excerpt) {
    for (int column = 0; column < columns; column++) {
      for (int band = 0; band < Utterance.BANDS; band++) {
        mel[(item * Utterance.BANDS + band) * columns + column] =
            excerpt[column * Utterance.BANDS + band];
      }
    }
  }

  /**
   * Copies the targets of frame {@code frame} of an utterance to frame {@code i} of an excerpt.
   * Frames outside the utterance stay unknown.
   *
   * @param silencePhone ordinal of silence
   * @param motionWeight weight of the motions
   */
  void putTargets(int item, int i, Utterance u, int frame, int silencePhone, float motionWeight) {
    if (frame < 0 || frame >= u.frames()) {
      return;
    }
    int at = item * frames + i;
    if (u.phones().length > 0) {
      articulated[at] = KNOWN;
      phones[at] = u.phones()[frame];
      speech[at] = u.phones()[frame] == silencePhone ? 0 : 1;
      put(articulators, item, Utterance.ARTICULATORS, i, u.articulators(), frame);
    }
    if (u.certain().length > 0 && u.certain()[frame]) {
      moved[at] = motionWeight;
      put(motions, item, Utterance.MOTIONS, i, u.motions(), frame);
    }
  }

  private void put(float[] into, int item, int channels, int i, float[] values, int frame) {
    for (int c = 0; c < channels; c++) {
      into[(item * channels + c) * frames + i] = values[frame * channels + c];
    }
  }
}
