package org.redub.models.mouth;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.ModelFile;
import org.redub.models.ModelStore;
import org.redub.models.StageTimes;

/**
 * Predicts the mouth's motion from speech in any language. Speech of any length needs bounded
 * native memory: it is split into chunks that overlap by the network's receptive field, so that the
 * values equal those of a single piece. Confined to one thread; its owner closes it before the
 * runtime.
 */
public final class MouthShapePredictor implements AutoCloseable {

  /** Id of the model inside the jar. */
  public static final String DEFAULT_MODEL = "mouth-shape-2";

  private final LoadedModel<MouthTranslator.Columns, FrameBlock> model;
  private final MelConfig melConfig;

  private MouthShapePredictor(
      LoadedModel<MouthTranslator.Columns, FrameBlock> model, MelConfig melConfig) {
    this.model = model;
    this.melConfig = melConfig;
  }

  /**
   * Loads the network inside the jar.
   *
   * @throws ModelException if it is missing, damaged or incompatible
   */
  public static MouthShapePredictor open(InferenceRuntime runtime, ModelStore store) {
    return open(runtime, store, DEFAULT_MODEL);
  }

  /**
   * Loads a network of the same kind.
   *
   * @throws ModelException if it is missing, damaged or incompatible
   */
  public static MouthShapePredictor open(InferenceRuntime runtime, ModelStore store, String id) {
    ModelFile file = store.open(id);
    MelConfig mel = file.card().mel();
    if (mel == null) {
      throw incompatible("model %s's card has no mel, a mouth-shape model needs one".formatted(id));
    }
    requireLabels(
        file.card(), "params", Arrays.stream(Articulator.values()).map(Articulator::label));
    requireLabels(
        file.card(), "motions", Arrays.stream(FaceMotion.values()).map(FaceMotion::label));
    requireLabels(file.card(), "phones", Arrays.stream(Phone.values()).map(Phone::label));
    MouthTranslator translator = new MouthTranslator(mel.bands());
    int warmUpColumns = MelChunk.COLUMNS_PER_FRAME * MelChunk.REACH_FRAMES;
    MouthTranslator.Columns warmUp =
        new MouthTranslator.Columns(
            FloatBuffer.allocate(mel.bands() * warmUpColumns), mel.bands(), 0);
    return new MouthShapePredictor(
        runtime.load(file, translator.contract(), () -> translator, warmUp), mel);
  }

  private static void requireLabels(ModelCard card, String output, Stream<String> expected) {
    List<String> want = expected.toList();
    List<String> have = card.labelsOf(output);
    if (!have.equals(want)) {
      throw incompatible(
          "model %s labels its output '%s' %s, Redub expects %s"
              .formatted(card.id(), output, have, want));
    }
  }

  /** The network's card. */
  public ModelCard card() {
    return model.card();
  }

  /** The recipe of the mel spectrogram it takes. */
  public MelConfig melConfig() {
    return melConfig;
  }

  /**
   * Predicts the mouth's motion for a whole piece of speech. A mel value that is not finite counts
   * as silence.
   *
   * @param mel a spectrogram with the recipe {@link #melConfig()}
   * @return one frame for every two columns, frame k at column 2k
   * @throws ModelException INCOMPATIBLE if it has another recipe
   */
  public Articulation predict(MelSpectrogram mel) {
    return predict(mel, MelChunk.DEFAULT_FRAMES);
  }

  Articulation predict(MelSpectrogram mel, int framesPerChunk) {
    requireRecipe(mel.config());
    FrameBlock whole = new FrameBlock(MelChunk.framesOf(mel.columns()));
    for (MelChunk chunk : MelChunk.plan(mel.columns(), framesPerChunk)) {
      float[] values = mel.window(chunk.firstColumn(), chunk.columns());
      FrameBlock block =
          model.run(
              new MouthTranslator.Columns(FloatBuffer.wrap(values), mel.bands(), mel.silence()));
      whole.copy(block, chunk.skip(), chunk.firstFrame(), chunk.frames());
    }
    return Articulation.of(frameRateHz(), whole);
  }

  /** Frame rate of the prediction. */
  double frameRateHz() {
    return (double) melConfig.sampleRateHz() / melConfig.hopSamples() / MelChunk.COLUMNS_PER_FRAME;
  }

  /** The network's output for some columns, ordered by band. */
  FrameBlock run(float[] columns) {
    return model.run(new MouthTranslator.Columns(FloatBuffer.wrap(columns), melConfig.bands(), 0));
  }

  private void requireRecipe(MelConfig recipe) {
    if (recipe.bands() != melConfig.bands()) {
      throw incompatible(
          "mel has %d bands, model %s expects %d (input 'mel', shape [1,%d,T])"
              .formatted(recipe.bands(), card().id(), melConfig.bands(), melConfig.bands()));
    }
    if (!recipe.equals(melConfig)) {
      throw incompatible(
          "mel was made by %s, model %s expects %s".formatted(recipe, card().id(), melConfig));
    }
  }

  private static ModelException incompatible(String message) {
    return new ModelException(ModelException.Code.INCOMPATIBLE, message);
  }

  /** Time spent so far. */
  public StageTimes times() {
    return model.times();
  }

  @Override
  public void close() {
    model.close();
  }
}
