package org.redub.models.training.batch;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

/**
 * Cuts excerpts at random speeds, augments and batches them. The same seed gives the same batch.
 * Immutable, thread-safe.
 */
public final class BatchMaker {
  private static final int BANDS = Utterance.BANDS;
  private static final float SILENCE_MEL = -11.5f;
  private static final double BED_SHARE = 0.25;
  private static final double SLOWEST = 0.85;
  private static final double FASTEST = 1.18;

  private static final int SILENCE = Phone.SILENCE.channel();

  private final int columns;
  private final @Nullable Sampler beds;

  /**
   * Creates a maker of batches.
   *
   * @param columns mel columns of an excerpt, even
   * @param beds background sounds to mix into some of them; may be empty
   */
  public BatchMaker(int columns, List<Utterance> beds) {
    this.columns = columns;
    this.beds = beds.isEmpty() ? null : new Sampler(beds, Double.MAX_VALUE);
  }

  /** A source of excerpts, their number per batch and the weight of their motions. */
  public record Source(Sampler sampler, int count, float motionWeight) {}

  /** Makes a batch of excerpts, ordered by source. */
  public Batch make(List<Source> sources, long seed) {
    Random random = new Random(seed);
    Augmenter augmenter = new Augmenter(random);
    Batch batch = new Batch(sources.stream().mapToInt(Source::count).sum(), columns);
    int item = 0;
    for (Source source : sources) {
      for (int i = 0; i < source.count(); i++) {
        put(batch, item++, source, random, augmenter);
      }
    }
    return batch;
  }

  private void put(Batch batch, int item, Source source, Random random, Augmenter augmenter) {
    Utterance u = source.sampler().draw(random);
    double speed = SLOWEST + (FASTEST - SLOWEST) * random.nextDouble();
    double start = start(u, columns * speed, random);
    float[] mel = excerpt(u, start, speed);
    for (int i = 0; i < batch.frames; i++) {
      int frame = (int) Math.round((start + 2 * i * speed) / 2);
      batch.putTargets(item, i, u, frame, SILENCE, source.motionWeight());
    }
    Sampler under = beds;
    float[] bed = null;
    if (under != null && random.nextDouble() < BED_SHARE) {
      Utterance sound = under.draw(random);
      bed = excerpt(sound, start(sound, columns, random), 1);
    }
    augmenter.apply(mel, bed);
    batch.putMel(item, mel);
  }

  /**
   * The first column, which is fractional, and negative if the utterance is shorter than an
   * excerpt.
   */
  private static double start(Utterance u, double columns, Random random) {
    return (u.columns() - columns) * random.nextDouble();
  }

  private float[] excerpt(Utterance u, double start, double speed) {
    float[] mel = new float[columns * BANDS];
    for (int column = 0; column < columns; column++) {
      double position = start + column * speed;
      int low = (int) Math.floor(position);
      float share = (float) (position - low);
      for (int band = 0; band < BANDS; band++) {
        float a = value(u, low, band);
        float b = value(u, low + 1, band);
        mel[column * BANDS + band] = a + share * (b - a);
      }
    }
    return mel;
  }

  private static float value(Utterance u, int column, int band) {
    return column < 0 || column >= u.columns() ? SILENCE_MEL : u.mel(column, band);
  }
}
