package org.redub.models.mouth;

/**
 * What the network says of some frames in a row, frame after frame. Mutable, filled by one thread.
 */
final class FrameBlock {

  static final int VALUES = Articulator.values().length;
  static final int MOTIONS = FaceMotion.values().length;
  static final int PHONES = Phone.values().length;
  static final int FEATURES = 64;

  final int frames;
  final float[] values;
  final float[] probabilities;
  final float[] motions;
  final float[] speech;
  final float[] features;

  FrameBlock(int frames) {
    this.frames = frames;
    this.values = new float[frames * VALUES];
    this.probabilities = new float[frames * PHONES];
    this.motions = new float[frames * MOTIONS];
    this.speech = new float[frames];
    this.features = new float[frames * FEATURES];
  }

  /** Copies {@code count} frames of another block, from its {@code from} to our {@code to}. */
  void copy(FrameBlock other, int from, int to, int count) {
    System.arraycopy(other.values, from * VALUES, values, to * VALUES, count * VALUES);
    System.arraycopy(
        other.probabilities, from * PHONES, probabilities, to * PHONES, count * PHONES);
    System.arraycopy(other.motions, from * MOTIONS, motions, to * MOTIONS, count * MOTIONS);
    System.arraycopy(other.speech, from, speech, to, count);
    System.arraycopy(other.features, from * FEATURES, features, to * FEATURES, count * FEATURES);
  }
}
