package org.redub.models.mouth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.audio.PcmAudio;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.audio.mel.MelSpectrogrammer;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelException;
import org.redub.models.ModelStore;
import org.redub.models.TestStore;
import org.redub.models.TinyOnnx;

/** Tests the real network on synthetic sound. */
class MouthShapePredictorTest {

  /** Convolutions sum in another order for another length; the results differ by about 1e-6. */
  private static final float SAME = 1e-4f;

  private static InferenceRuntime runtime;
  private static MouthShapePredictor predictor;

  @BeforeAll
  static void open() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
    predictor = MouthShapePredictor.open(runtime, ModelStore.embedded());
  }

  @AfterAll
  static void close() {
    predictor.close();
    runtime.close();
  }

  @Test
  void chunksGiveValuesOfOnePiece() {
    MelSpectrogram mel = mel(VowelSound.of(12.34, 0.4));
    Articulation whole = predictor.predict(mel, 10_000);
    assertThat(whole.frames()).isEqualTo((mel.columns() + 1) / 2);
    for (int framesPerChunk : List.of(1, 40, 64, 101, whole.frames() - 1)) {
      assertSame(predictor.predict(mel, framesPerChunk), whole, SAME);
    }
  }

  /** With one frame less of overlap, the cut affects the result. */
  @Test
  void overlapIsExactlyReceptiveField() {
    MelSpectrogram mel = mel(VowelSound.of(4, 0.4));
    Articulation whole = predictor.predict(mel, 10_000);
    int firstFrame = 80;
    int reach = MelChunk.REACH_FRAMES;
    float enough = cutError(mel, whole, firstFrame, firstFrame - reach);
    float tooLittle = cutError(mel, whole, firstFrame, firstFrame - reach + 1);
    assertThat(enough).isLessThan(2e-6f);
    assertThat(tooLittle).isGreaterThan(20 * enough);
  }

  /** The error of one frame's features if the network receives no sound before another frame. */
  private static float cutError(
      MelSpectrogram mel, Articulation whole, int frame, int firstReceivedFrame) {
    int firstColumn = MelChunk.COLUMNS_PER_FRAME * firstReceivedFrame;
    int columns = mel.columns() - firstColumn;
    MouthTranslator translator = new MouthTranslator(mel.bands());
    MouthTranslator.Columns input =
        new MouthTranslator.Columns(
            FloatBuffer.wrap(mel.window(firstColumn, columns)), mel.bands(), 0);
    try (LoadedModel<MouthTranslator.Columns, FrameBlock> model =
        runtime.load(
            ModelStore.embedded().open(MouthShapePredictor.DEFAULT_MODEL),
            translator.contract(),
            () -> translator,
            input)) {
      FrameBlock block = model.run(input);
      float error = 0;
      for (int f = 0; f < FrameBlock.FEATURES; f++) {
        float expected = whole.featureAt(f, whole.ptsUs(frame));
        float actual = block.features[(frame - firstReceivedFrame) * FrameBlock.FEATURES + f];
        error = Math.max(error, Math.abs(expected - actual));
      }
      return error;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 199, 200, 400, 600, 16_000})
  void hasOneFramePerTwoColumnsForAnyLength(int samples) {
    MelSpectrogram mel = mel(new float[samples]);
    Articulation articulation = predictor.predict(mel);
    assertThat(articulation.frames()).isEqualTo((mel.columns() + 1) / 2);
    assertThat(articulation.frameRateHz()).isEqualTo(40);
    assertThat(articulation.ptsUs(articulation.frames() - 1))
        .isEqualTo(25_000L * (articulation.frames() - 1));
    assertAllFinite(articulation);
  }

  @Test
  void closesMouthInDigitalSilence() {
    Articulation articulation = predictor.predict(mel(new float[32_000]));
    assertThat(articulation.probability(Phone.SILENCE, 1_000_000)).isGreaterThan(0.9f);
    assertThat(articulation.probability(Phone.Group.SILENCE, 1_000_000)).isGreaterThan(0.9f);
    assertThat(articulation.valueAt(Articulator.OPEN, 1_000_000)).isCloseTo(0, within(0.15f));
  }

  /** Two vowels of 0.4 s between pauses of 0.4 s: the mouth opens with the sound. */
  @Test
  void opensMouthOnlyDuringVowels() {
    Articulation articulation = predictor.predict(mel(VowelSound.of(2, 0.4)));
    for (double vowelS : List.of(0.6, 1.4)) {
      long ptsUs = (long) (vowelS * 1e6);
      assertThat(articulation.probability(Phone.Group.VOWEL, ptsUs)).isGreaterThan(0.5f);
      assertThat(articulation.valueAt(Articulator.OPEN, ptsUs))
          .isGreaterThan(articulation.valueAt(Articulator.OPEN, ptsUs - 400_000) + 0.2f);
    }
    assertThat(articulation.probability(Phone.SILENCE, 1_000_000)).isGreaterThan(0.5f);
  }

  /** Delaying the sound by one output frame delays the prediction by exactly one frame. */
  @Test
  void delaysPredictionByDelayOfSound() {
    float[] sound = VowelSound.of(2, 0.4);
    float[] later = new float[sound.length + 400];
    System.arraycopy(sound, 0, later, 400, sound.length);
    Articulation first = predictor.predict(mel(sound));
    Articulation second = predictor.predict(mel(later));
    float[] a = first.channel(Articulator.OPEN);
    float[] b = second.channel(Articulator.OPEN);
    for (int i = 35; i < a.length - 35; i++) {
      assertThat(b[i + 1]).isCloseTo(a[i], within(0.02f));
    }
  }

  @Test
  void countsMelValuesThatAreNotFiniteAsSilence() {
    MouthTranslator translator = new MouthTranslator(80);
    float[] silent = new float[80 * 100];
    java.util.Arrays.fill(silent, -11.5f);
    float[] broken = silent.clone();
    broken[5] = Float.NaN;
    broken[4000] = Float.POSITIVE_INFINITY;
    broken[7999] = Float.NEGATIVE_INFINITY;
    MouthTranslator.Columns good =
        new MouthTranslator.Columns(FloatBuffer.wrap(silent), 80, -11.5f);
    try (LoadedModel<MouthTranslator.Columns, FrameBlock> model =
        runtime.load(
            ModelStore.embedded().open(MouthShapePredictor.DEFAULT_MODEL),
            translator.contract(),
            () -> translator,
            good)) {
      FrameBlock expected = model.run(good);
      FrameBlock actual =
          model.run(new MouthTranslator.Columns(FloatBuffer.wrap(broken), 80, -11.5f));
      assertThat(actual.features).isEqualTo(expected.features);
      assertThat(actual.values).isEqualTo(expected.values);
    }
  }

  @Test
  void rejectsMelOfAnotherRecipeAndNamesBoth() {
    MelSpectrogram other =
        MelSpectrogrammer.analyze(PcmAudio.of(new float[16_000], 16_000), MelConfig.WAV2LIP);
    assertIncompatible(() -> predictor.predict(other), "model mouth-shape-2 expects MelConfig[");
    MelConfig c = MelConfig.MOUTH_SHAPE_2;
    MelConfig narrow =
        new MelConfig(
            c.sampleRateHz(),
            c.preEmphasis(),
            c.fftSize(),
            c.windowSamples(),
            c.hopSamples(),
            79,
            c.minHz(),
            c.maxHz(),
            c.scale(),
            c.filterNorm(),
            c.spectrum(),
            c.padding(),
            c.compression());
    MelSpectrogram bands79 =
        MelSpectrogrammer.analyze(PcmAudio.of(new float[16_000], 16_000), narrow);
    assertIncompatible(
        () -> predictor.predict(bands79),
        "mel has 79 bands, model mouth-shape-2 expects 80 (input 'mel', shape [1,80,T])");
  }

  @Test
  void rejectsModelWithOtherLabelsOrWithoutMel(@TempDir Path directory) {
    byte[] model =
        TinyOnnx.model(
            List.of(new TinyOnnx.Tensor("mel", 0, 1, 80, -1)),
            List.of(
                new TinyOnnx.Tensor("params", 0, 1, 7, -1),
                new TinyOnnx.Tensor("phones", 0, 1, 46, -1),
                new TinyOnnx.Tensor("feat", 0, 1, 64, -1)));
    ObjectNode swapped = TestStore.card(MouthShapePredictor.DEFAULT_MODEL);
    ((ArrayNode) swapped.at("/outputs/1/labels")).set(19, "b").set(20, "p");
    TestStore.write(directory, swapped, model);
    assertIncompatible(
        () -> MouthShapePredictor.open(runtime, ModelStore.embedded().directory(directory)),
        "model mouth-shape-2 labels its output 'phones' [");
    ObjectNode withoutMel = TestStore.card(MouthShapePredictor.DEFAULT_MODEL);
    withoutMel.remove("mel");
    TestStore.write(directory, withoutMel, model);
    assertIncompatible(
        () -> MouthShapePredictor.open(runtime, ModelStore.embedded().directory(directory)),
        "model mouth-shape-2's card has no mel, a mouth-shape model needs one");
  }

  @Test
  void planCoversEveryFrameOnceAndStaysInside() {
    assertThat(MelChunk.plan(0, 10)).isEmpty();
    for (int columns : List.of(1, 2, 3, 63, 64, 65, 500, 501)) {
      int next = 0;
      for (MelChunk chunk : MelChunk.plan(columns, 10)) {
        assertThat(chunk.firstFrame()).isEqualTo(next);
        assertThat(chunk.firstColumn()).isEqualTo(2 * (next - chunk.skip()));
        assertThat(chunk.firstColumn() + chunk.columns()).isLessThanOrEqualTo(columns);
        assertThat(chunk.skip() + chunk.frames())
            .isLessThanOrEqualTo(MelChunk.framesOf(chunk.columns()));
        next += chunk.frames();
      }
      assertThat(next).isEqualTo(MelChunk.framesOf(columns));
    }
  }

  private static MelSpectrogram mel(float[] pcm) {
    return MelSpectrogrammer.analyze(PcmAudio.of(pcm, 16_000), predictor.melConfig());
  }

  private static void assertIncompatible(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.code()).isEqualTo(ModelException.Code.INCOMPATIBLE))
        .hasMessageContaining(message);
  }

  private static void assertSame(Articulation actual, Articulation expected, float tolerance) {
    assertThat(actual.frames()).isEqualTo(expected.frames());
    for (Articulator articulator : Articulator.values()) {
      assertThat(actual.channel(articulator))
          .containsExactly(expected.channel(articulator), within(tolerance));
    }
    for (int i = 0; i < expected.frames(); i++) {
      long ptsUs = expected.ptsUs(i);
      for (Phone phone : Phone.values()) {
        assertThat(actual.probability(phone, ptsUs))
            .isCloseTo(expected.probability(phone, ptsUs), within(tolerance));
      }
      for (int f = 0; f < expected.featureCount(); f++) {
        assertThat(actual.featureAt(f, ptsUs))
            .isCloseTo(expected.featureAt(f, ptsUs), within(tolerance));
      }
    }
  }

  private static void assertAllFinite(Articulation articulation) {
    IntStream.range(0, articulation.frames())
        .forEach(
            i -> {
              for (Articulator a : Articulator.values()) {
                assertThat(articulation.valueAt(a, articulation.ptsUs(i))).isFinite();
              }
              for (Phone p : Phone.values()) {
                assertThat(articulation.probability(p, articulation.ptsUs(i))).isBetween(0f, 1f);
              }
            });
  }
}
