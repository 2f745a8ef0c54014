package org.redub.models.mouth;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.InferenceRuntime;
import org.redub.models.LoadedModel;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;

/**
 * Hears what a mouth does: mel spectrogram in, articulation out. Confined to one thread; the owner
 * closes it.
 *
 * <p>Speech of any length runs in pieces, each heard with enough of its surroundings that the
 * result is that of one piece.
 */
public final class MouthShapePredictor implements AutoCloseable {
  /** The network gives a frame for every two mel columns. */
  private static final int COLUMNS_PER_FRAME = 2;

  /**
   * What a frame depends on, in mel columns to either side: dilations 1 2 4 8 twice in frames, and
   * two columns of the first layer. Rounded up to even, so that pieces start on a frame.
   */
  private static final int REACH_COLUMNS = 2 * 2 * (1 + 2 + 4 + 8) + 2;

  private static final int PIECE_COLUMNS = 1600;

  /** What the network says of one piece: rows of frames. */
  private record Piece(float[][] channels, float[][] phones) {}

  /** One piece of a spectrogram: band-major values and how many columns they are. */
  private record MelPiece(float[] values, int columns) {}

  private final LoadedModel<MelPiece, Piece> model;
  private final MelConfig mel;

  /**
   * Loads the model.
   *
   * @throws ModelException with {@code INCOMPATIBLE} if the model's card names no mel recipe
   */
  public MouthShapePredictor(InferenceRuntime runtime, String modelId) {
    MelConfig config = runtime.store().card(modelId).mel();
    if (config == null) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "model '%s' has no mel recipe in its card, a mouth-shape model needs one"
              .formatted(modelId));
    }
    mel = config;
    int bands = config.bands();
    model = runtime.load(modelId, new MelTensors(bands), new MelPiece(new float[bands * 100], 100));
  }

  /** The model's card. */
  public ModelCard card() {
    return model.card();
  }

  /** The spectrogram that {@link #predict} wants. */
  public MelConfig melConfig() {
    return mel;
  }

  /**
   * The articulation of a speech, one frame for every two mel columns. NaN in the spectrogram
   * counts as silence.
   *
   * @throws ModelException with {@code INCOMPATIBLE} if the spectrogram has another number of bands
   */
  public Articulation predict(MelSpectrogram speech) {
    if (speech.bands() != mel.bands()) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "mel has %d bands, model %s expects %d (input 'mel', shape [1, %d, T])"
              .formatted(speech.bands(), card().id(), mel.bands(), mel.bands()));
    }
    int frames = (speech.columns() + 1) / COLUMNS_PER_FRAME;
    float[][] channels = new float[ArticulationChannel.values().length][frames];
    float[][] phones = new float[Phone.values().length][frames];
    for (int first = 0; first < speech.columns(); first += PIECE_COLUMNS) {
      int end = Math.min(speech.columns(), first + PIECE_COLUMNS);
      int from = Math.max(0, first - REACH_COLUMNS);
      int to = Math.min(speech.columns(), end + REACH_COLUMNS);
      Piece piece = model.run(piece(speech, from, Math.max(2, to - from)));
      int skip = (first - from) / COLUMNS_PER_FRAME;
      int at = first / COLUMNS_PER_FRAME;
      int count = (end - first + 1) / COLUMNS_PER_FRAME;
      copy(piece.channels(), skip, channels, at, count);
      copy(piece.phones(), skip, phones, at, count);
    }
    return new Articulation(mel.columnsPerSecond() / COLUMNS_PER_FRAME, channels, phones);
  }

  private static MelPiece piece(MelSpectrogram speech, int from, int columns) {
    float[] values = speech.window(from, columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(values[i]) ? speech.silence() : values[i];
    }
    return new MelPiece(values, columns);
  }

  private static void copy(float[][] from, int skip, float[][] to, int at, int count) {
    for (int row = 0; row < to.length; row++) {
      System.arraycopy(from[row], skip, to[row], at, count);
    }
  }

  @Override
  public void close() {
    model.close();
  }

  private record MelTensors(int bands) implements LoadedModel.Tensors<MelPiece, Piece> {

    @Override
    public NDList input(TranslatorContext context, MelPiece piece) {
      return new NDList(
          context
              .getNDManager()
              .create(FloatBuffer.wrap(piece.values()), new Shape(1, bands, piece.columns())));
    }

    @Override
    public Piece output(TranslatorContext context, NDList tensors) {
      float[][] channels =
          rows(tensors.get("params").toFloatArray(), ArticulationChannel.values().length);
      float[][] phones = rows(tensors.get("phones").toFloatArray(), Phone.values().length);
      softmax(phones);
      return new Piece(channels, phones);
    }

    private static float[][] rows(float[] flat, int count) {
      if (flat.length % count != 0) {
        throw new ModelException(
            ModelException.Code.INCOMPATIBLE,
            "the network gave %d values, which are not %d rows".formatted(flat.length, count));
      }
      int length = flat.length / count;
      float[][] rows = new float[count][length];
      for (int row = 0; row < count; row++) {
        System.arraycopy(flat, row * length, rows[row], 0, length);
      }
      return rows;
    }

    private static void softmax(float[][] logits) {
      for (int k = 0; k < logits[0].length; k++) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float[] row : logits) {
          highest = Math.max(highest, row[k]);
        }
        double sum = 0;
        for (float[] row : logits) {
          sum += Math.exp(row[k] - highest);
        }
        for (float[] row : logits) {
          row[k] = (float) (Math.exp(row[k] - highest) / sum);
        }
      }
    }
  }
}
