package org.redub.models.mouth;

import java.util.Objects;

/**
 * The mouth's motion during speech: one frame every {@code 1 / frameRateHz} seconds, the first at
 * 0. Values are interpolated linearly between frames, and constant before the first and after the
 * last. Without frames everything is at rest: values are 0 and silence is certain. Immutable and
 * thread-safe.
 */
public final class Articulation {

  private static final int ARTICULATORS = Articulator.values().length;
  private static final int MOTIONS = FaceMotion.values().length;
  private static final int PHONES = Phone.values().length;
  private static final Phone[] ALL_PHONES = Phone.values();

  private final double frameRateHz;
  private final int frames;
  private final float[] values;
  private final float[] probabilities;
  private final float[] motions;
  private final float[] speech;
  private final float[] features;

  private Articulation(
      double frameRateHz,
      float[] values,
      float[] probabilities,
      float[] motions,
      float[] speech,
      float[] features) {
    this.frameRateHz = frameRateHz;
    this.frames = values.length / ARTICULATORS;
    this.values = values;
    this.probabilities = probabilities;
    this.motions = motions;
    this.speech = speech;
    this.features = features;
  }

  /**
   * An articulation from arrays ordered by frame, which are copied. The probability of speech is
   * that of no silence.
   *
   * @param frameRateHz frames per second, above 0
   * @param values one number per {@link Articulator} and frame; their length determines the number
   *     of frames
   * @param probabilities one number per {@link Phone} and frame, 0..1, which add up to 1
   * @param motions one number per {@link FaceMotion} and frame
   * @param features the same number of further values per frame, or none
   */
  public static Articulation of(
      double frameRateHz,
      float[] values,
      float[] probabilities,
      float[] motions,
      float[] features) {
    int frames = values.length / ARTICULATORS;
    require(frameRateHz > 0, "frameRateHz must be above 0, got " + frameRateHz);
    require(
        values.length == frames * ARTICULATORS,
        "the number of values must be a multiple of %d, got %d"
            .formatted(ARTICULATORS, values.length));
    require(
        probabilities.length == frames * PHONES,
        "%d frames must have %d probabilities, got %d"
            .formatted(frames, frames * PHONES, probabilities.length));
    require(
        motions.length == frames * MOTIONS,
        "%d frames must have %d motions, got %d"
            .formatted(frames, frames * MOTIONS, motions.length));
    require(
        frames == 0 ? features.length == 0 : features.length % frames == 0,
        "the number of features must be a multiple of the frames, got %d for %d frames"
            .formatted(features.length, frames));
    return new Articulation(
        frameRateHz,
        values.clone(),
        probabilities.clone(),
        motions.clone(),
        notSilent(probabilities, frames),
        features.clone());
  }

  /** An articulation from the network's output, whose arrays must not change afterwards. */
  static Articulation of(double frameRateHz, FrameBlock block) {
    return new Articulation(
        frameRateHz,
        block.values,
        block.probabilities,
        block.motions,
        block.speech,
        block.features);
  }

  /**
   * The complete state of an articulation, for saving: {@link #of(Recording)} restores it bit for
   * bit.
   *
   * @param frameRateHz frames per second, above 0
   * @param values one number per {@link Articulator} and frame; their length determines the number
   *     of frames
   * @param probabilities one number per {@link Phone} and frame
   * @param motions one number per {@link FaceMotion} and frame
   * @param speech probability of speech, one number per frame
   * @param features the same number of further values per frame, or none
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Recording(
      double frameRateHz,
      float[] values,
      float[] probabilities,
      float[] motions,
      float[] speech,
      float[] features) {}

  /** The state of this articulation, as copies of its arrays. */
  public Recording recording() {
    return new Recording(
        frameRateHz,
        values.clone(),
        probabilities.clone(),
        motions.clone(),
        speech.clone(),
        features.clone());
  }

  /** Restores an articulation; copies the arrays. */
  public static Articulation of(Recording saved) {
    Articulation checked =
        of(
            saved.frameRateHz(),
            saved.values(),
            saved.probabilities(),
            saved.motions(),
            saved.features());
    require(
        saved.speech().length == checked.frames,
        "%d frames must have one speech probability each, got %d"
            .formatted(checked.frames, saved.speech().length));
    return new Articulation(
        checked.frameRateHz,
        checked.values,
        checked.probabilities,
        checked.motions,
        saved.speech().clone(),
        checked.features);
  }

  private static float[] notSilent(float[] probabilities, int frames) {
    float[] speech = new float[frames];
    for (int i = 0; i < frames; i++) {
      speech[i] = 1 - probabilities[i * PHONES + Phone.SILENCE.channel()];
    }
    return speech;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("articulation: " + message);
    }
  }

  /** Frames per second. */
  public double frameRateHz() {
    return frameRateHz;
  }

  /** Number of frames. */
  public int frames() {
    return frames;
  }

  /** The time of a frame, in microseconds from the start of the sound. */
  public long ptsUs(int frame) {
    return Math.round(frame * 1e6 / frameRateHz);
  }

  /** One articulator at every frame, as a new array. */
  public float[] channel(Articulator articulator) {
    float[] channel = new float[frames];
    for (int i = 0; i < frames; i++) {
      channel[i] = values[i * ARTICULATORS + articulator.channel()];
    }
    return channel;
  }

  /** One articulator at any time. */
  public float valueAt(Articulator articulator, long ptsUs) {
    return at(values, ARTICULATORS, articulator.channel(), ptsUs);
  }

  /** One motion at any time, in standard deviations of the speaker. */
  public float motionAt(FaceMotion motion, long ptsUs) {
    return at(motions, MOTIONS, motion.channel(), ptsUs);
  }

  /** The probability of speech, 0..1. */
  public float speechAt(long ptsUs) {
    return at(speech, 1, 0, ptsUs);
  }

  /** The probability of a phone, 0..1. */
  public float probability(Phone phone, long ptsUs) {
    if (frames == 0) {
      return phone == Phone.SILENCE ? 1 : 0;
    }
    return at(probabilities, PHONES, phone.channel(), ptsUs);
  }

  /** The probability of any phone of a group, 0..1. */
  public float probability(Phone.Group group, long ptsUs) {
    float sum = 0;
    for (Phone phone : ALL_PHONES) {
      if (phone.group() == group) {
        sum += probability(phone, ptsUs);
      }
    }
    return Math.min(sum, 1);
  }

  /** Number of features per frame. Features are the network's unnamed description of the sound. */
  public int featureCount() {
    return frames == 0 ? 0 : features.length / frames;
  }

  /** One feature at any time. */
  public float featureAt(int feature, long ptsUs) {
    Objects.checkIndex(feature, featureCount());
    return at(features, featureCount(), feature, ptsUs);
  }

  private float at(float[] array, int perFrame, int index, long ptsUs) {
    if (frames == 0) {
      return 0;
    }
    double position = Math.max(0, Math.min(frames - 1, ptsUs * frameRateHz / 1e6));
    int before = (int) position;
    int after = Math.min(before + 1, frames - 1);
    float share = (float) (position - before);
    float from = array[before * perFrame + index];
    return from + share * (array[after * perFrame + index] - from);
  }
}
