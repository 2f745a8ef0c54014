package org.redub.models.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Drawn;
import org.redub.models.training.data.Utterance;

class BatchMakerTest {
  private static final int COLUMNS = 96;
  private static final int FRAMES = COLUMNS / 2;
  private static final int OPEN = Articulator.OPEN.channel();
  private static final int OPENING = FaceMotion.OPENING.channel();

  @Test
  void batchDependsOnlyOnSeed() {
    List<BatchMaker.Source> sources = source(4, 1, Drawn.noise("a", 150, 1));
    BatchMaker maker = new BatchMaker(COLUMNS, List.of(Drawn.noise("nobody", 150, 2)));
    Batch first = maker.make(sources, 5);
    assertThat(maker.make(sources, 5)).usingRecursiveComparison().isEqualTo(first);
    Batch other = maker.make(sources, 6);
    assertThat(Arrays.equals(other.mel, first.mel)).isFalse();
    assertThat(Arrays.equals(other.motions, first.motions)).isFalse();
  }

  @Test
  void batchHasOnlyFiniteNumbers() {
    BatchMaker maker = new BatchMaker(COLUMNS, List.of(Drawn.noise("nobody", 50, 2)));
    Batch batch = maker.make(source(40, 1, Drawn.noise("a", 30, 1)), 1);
    for (float value : batch.mel) {
      assertThat(value).isBetween(-11.5f, 30f);
    }
  }

  /** A step of 14 in all bands is larger than any augmentation. */
  @Test
  void opensMouthWhenSoundStartsAtEverySpeed() {
    Utterance u = step(120, 60, 120);
    Batch batch = make(200, 1, u);
    double sum = 0;
    for (int item = 0; item < batch.size; item++) {
      double heard = onset(batch, item) / 2.0;
      int articulated = opened(batch.articulators, Utterance.ARTICULATORS, OPEN, item);
      int moved = opened(batch.motions, Utterance.MOTIONS, OPENING, item);
      assertThat(articulated).as("excerpt %d", item).isEqualTo(moved);
      assertThat((double) moved).as("excerpt %d", item).isCloseTo(heard, within(1.0));
      sum += moved - heard;
    }
    assertThat(sum / batch.size).as("frames too late").isCloseTo(0, within(0.25));
  }

  @Test
  void variesSpeedOfExcerpts() {
    Batch batch = make(200, 1, step(120, 50, 70));
    int shortest = FRAMES;
    int longest = 0;
    for (int item = 0; item < batch.size; item++) {
      int open = 0;
      for (int i = 0; i < FRAMES; i++) {
        open += batch.motions[(item * Utterance.MOTIONS + OPENING) * FRAMES + i] > 0.5 ? 1 : 0;
      }
      shortest = Math.min(shortest, open);
      longest = Math.max(longest, open);
    }
    assertThat(shortest).as("10 frames at 1.18").isBetween(8, 9);
    assertThat(longest).as("10 frames at 0.85").isBetween(11, 12);
  }

  @Test
  void framesOutsideUtteranceAreUnknown() {
    Batch batch = make(20, 1, Drawn.noise("a", 40, 1));
    for (int item = 0; item < batch.size; item++) {
      int known = 0;
      for (int i = 0; i < FRAMES; i++) {
        int at = item * FRAMES + i;
        assertThat(batch.articulated[at]).isEqualTo(batch.moved[at]);
        known += (int) batch.moved[at];
      }
      assertThat(known).as("20 frames at 0.85 to 1.18").isBetween(16, 24);
    }
  }

  @Test
  void unobservedFramesHaveNoWeightAndOthersThatOfTheirSource() {
    Utterance whole = Drawn.noise("a", 200, 1);
    boolean[] certain = new boolean[100];
    Arrays.fill(certain, 0, 50, true);
    float[] motions = whole.motions().clone();
    for (int i = 0; i < motions.length; i++) {
      motions[i] = i / Utterance.MOTIONS < 50 ? 7 : 9;
    }
    Utterance seen = new Utterance("a", whole.mel(), new float[0], new byte[0], motions, certain);
    Batch batch = make(40, 2.5f, seen);
    assertThat(batch.articulated).containsOnly(0);
    assertThat(batch.phones).containsOnly(0);
    assertThat(batch.speech).containsOnly(0);
    assertThat(batch.moved).contains(0).contains(2.5f).containsOnly(0, 2.5f);
    for (int at = 0; at < batch.moved.length; at++) {
      float value =
          batch.motions[(at / FRAMES * Utterance.MOTIONS + OPENING) * FRAMES + at % FRAMES];
      assertThat(value).isEqualTo(batch.moved[at] > 0 ? 7 : 0);
    }
  }

  @Test
  void unknownMotionsHaveNoWeight() {
    Utterance whole = Drawn.noise("a", 120, 1);
    Utterance heard =
        new Utterance(
            "a", whole.mel(), whole.articulators(), whole.phones(), new float[0], new boolean[0]);
    Batch batch = make(4, 1, heard);
    assertThat(batch.moved).containsOnly(0);
    assertThat(batch.articulated).containsOnly(1);
  }

  @Test
  void silenceIsNotSpeech() {
    Utterance whole = Drawn.noise("a", 120, 1);
    byte[] phones = new byte[60];
    Arrays.fill(phones, (byte) Phone.SILENCE.channel());
    Arrays.fill(phones, 30, 60, (byte) Phone.M.channel());
    Utterance u =
        new Utterance(
            "a", whole.mel(), whole.articulators(), phones, whole.motions(), whole.certain());
    Batch batch = make(10, 1, u);
    assertThat(batch.speech).contains(0).contains(1);
    for (int at = 0; at < batch.phones.length; at++) {
      float phone = batch.phones[at];
      assertThat(batch.speech[at]).isEqualTo(phone == (byte) Phone.M.channel() ? 1 : 0);
    }
  }

  /** Silence, a loud open mouth between two columns, silence again. */
  private static Utterance step(int columns, int from, int to) {
    Utterance blank = Drawn.noise("a", columns, 1);
    short[] mel = new short[columns * Utterance.BANDS];
    float[] articulators = new float[blank.articulators().length];
    float[] motions = new float[blank.motions().length];
    for (int column = 0; column < columns; column++) {
      boolean open = column >= from && column < to;
      Arrays.fill(
          mel,
          column * Utterance.BANDS,
          (column + 1) * Utterance.BANDS,
          Drawn.packed(open ? 4 : -10));
      if (open && column % 2 == 0) {
        articulators[column / 2 * Utterance.ARTICULATORS + OPEN] = 1;
        motions[column / 2 * Utterance.MOTIONS + OPENING] = 1;
      }
    }
    return new Utterance("a", mel, articulators, blank.phones(), motions, blank.certain());
  }

  /** The first column whose mean over the bands is above the middle of the excerpt's range. */
  private static int onset(Batch batch, int item) {
    double[] means = new double[COLUMNS];
    for (int band = 0; band < Utterance.BANDS; band++) {
      for (int column = 0; column < COLUMNS; column++) {
        means[column] += batch.mel[(item * Utterance.BANDS + band) * COLUMNS + column];
      }
    }
    double middle =
        (Arrays.stream(means).min().orElseThrow() + Arrays.stream(means).max().orElseThrow()) / 2;
    int column = 0;
    while (means[column] < middle) {
      column++;
    }
    return column;
  }

  private static int opened(float[] values, int channels, int channel, int item) {
    int frame = 0;
    while (values[(item * channels + channel) * FRAMES + frame] < 0.5) {
      frame++;
    }
    return frame;
  }

  private static Batch make(int count, float weight, Utterance u) {
    return new BatchMaker(COLUMNS, List.of()).make(source(count, weight, u), 1);
  }

  private static List<BatchMaker.Source> source(int count, float weight, Utterance u) {
    return List.of(new BatchMaker.Source(new Sampler(List.of(u), 100), count, weight));
  }
}
