package org.redub.models.training.batch;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

/**
 * Cuts excerpts, at speeds of their own, makes them harder and batches them. The same seed gives
 * the same batch. Immutable, thread-safe.
 */
public final class BatchMaker {
  private static final int BANDS = Utterance.BANDS;
  private static final float SILENCE_MEL = -11.5f;
  private static final double BED_SHARE = 0.25;
  private static final double SLOWEST = 0.85;
  private static final double FASTEST = 1.18;

  /** Frames beside a join that are not learned from: their neighbours are not their own. */
  private static final int JOIN_FRAMES = 3;

  private static final int SILENCE = Phone.SILENCE.channel();

  private final int columns;
  private final @Nullable Sampler beds;

  /**
   * A maker of excerpts.
   *
   * @param columns mel columns of an excerpt, even
   * @param beds sounds without speech to lay under some of them; none if empty
   */
  public BatchMaker(int columns, List<Utterance> beds) {
    this.columns = columns;
    this.beds = beds.isEmpty() ? null : new Sampler(beds, Double.MAX_VALUE);
  }

  /**
   * Where excerpts come from.
   *
   * @param count excerpts in a batch
   * @param motionWeight what their motions count
   * @param pieceColumns 0, or how long the pieces are that an excerpt is put together from: what a
   *     speaker says does not follow the grammar of a small corpus then
   */
  public record Source(Sampler sampler, int count, float motionWeight, int pieceColumns) {
    /** Excerpts in one piece. */
    public Source(Sampler sampler, int count, float motionWeight) {
      this(sampler, count, motionWeight, 0);
    }
  }

  /** A batch of excerpts, source after source. */
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
    float[] mel = new float[columns * BANDS];
    for (int from = 0; from < columns; ) {
      int length = columns - from;
      if (source.pieceColumns() > 0) {
        length =
            Math.min(length, 2 * (int) (source.pieceColumns() * (0.4 + 0.4 * random.nextDouble())));
      }
      piece(batch, item, source, random, mel, from, length);
      from += length;
    }
    Sampler under = beds;
    float[] bed = null;
    if (under != null && random.nextDouble() < BED_SHARE) {
      Utterance sound = under.draw(random);
      bed = new float[mel.length];
      fill(bed, 0, columns, sound, start(sound, columns, random), 1);
    }
    augmenter.apply(mel, bed);
    batch.putMel(item, mel);
  }

  private void piece(
      Batch batch, int item, Source source, Random random, float[] mel, int from, int length) {
    Utterance u = source.sampler().draw(random);
    double speed = SLOWEST + (FASTEST - SLOWEST) * random.nextDouble();
    double start = start(u, length * speed, random);
    fill(mel, from, length, u, start, speed);
    for (int i = 0; i < length / 2; i++) {
      boolean atJoin =
          (from > 0 && i < JOIN_FRAMES)
              || (from + length < columns && i >= length / 2 - JOIN_FRAMES);
      if (!atJoin) {
        int frame = (int) Math.round((start + 2 * i * speed) / 2);
        batch.putTargets(item, from / 2 + i, u, frame, SILENCE, source.motionWeight());
      }
    }
  }

  /** First column, fractional; before the start where the utterance is shorter than an excerpt. */
  private static double start(Utterance u, double columns, Random random) {
    return (u.columns() - columns) * random.nextDouble();
  }

  private static void fill(
      float[] mel, int from, int length, Utterance u, double start, double speed) {
    for (int column = 0; column < length; column++) {
      double position = start + column * speed;
      int low = (int) Math.floor(position);
      float share = (float) (position - low);
      for (int band = 0; band < BANDS; band++) {
        float a = value(u, low, band);
        float b = value(u, low + 1, band);
        mel[(from + column) * BANDS + band] = a + share * (b - a);
      }
    }
  }

  private static float value(Utterance u, int column, int band) {
    return column < 0 || column >= u.columns() ? SILENCE_MEL : u.mel(column, band);
  }
}
