package org.redub.models.mouth;

/** The network's output for consecutive frames, ordered by frame. Mutable, filled by one thread. */
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

  /**
   * Copies {@code count} frames of another block, from its frame {@code source} to frame {@code
   * target}.
   */
  void copy(FrameBlock other, int source, int target, int count) {
    System.arraycopy(other.values, source * VALUES, values, target * VALUES, count * VALUES);
    System.arraycopy(
        other.probabilities, source * PHONES, probabilities, target * PHONES, count * PHONES);
    System.arraycopy(other.motions, source * MOTIONS, motions, target * MOTIONS, count * MOTIONS);
    System.arraycopy(other.speech, source, speech, target, count);
    System.arraycopy(
        other.features, source * FEATURES, features, target * FEATURES, count * FEATURES);
  }
}
