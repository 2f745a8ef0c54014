package org.redub.models.mouth;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.util.List;
import org.redub.models.TensorContract;
import org.redub.models.TensorSpec;

/**
 * Translates mel columns to frames of articulation, phones and features. Confined to one thread.
 */
final class MouthTranslator implements NoBatchifyTranslator<MouthTranslator.Columns, FrameBlock> {

  /** Mel values, ordered by band, and the value that replaces those that are not finite. */
  record Columns(FloatBuffer values, int bands, float silence) {}

  private final int bands;

  MouthTranslator(int bands) {
    this.bands = bands;
  }

  TensorContract contract() {
    return new TensorContract(
        List.of(TensorSpec.float32("mel", 1, bands, TensorSpec.ANY)),
        List.of(
            TensorSpec.float32("params", 1, FrameBlock.VALUES, TensorSpec.ANY),
            TensorSpec.float32("phones", 1, FrameBlock.PHONES, TensorSpec.ANY),
            TensorSpec.float32("feat", 1, FrameBlock.FEATURES, TensorSpec.ANY),
            TensorSpec.float32("motions", 1, FrameBlock.MOTIONS, TensorSpec.ANY),
            TensorSpec.float32("speech", 1, 1, TensorSpec.ANY)));
  }

  @Override
  public NDList processInput(TranslatorContext context, Columns input) {
    FloatBuffer values = input.values();
    for (int i = 0; i < values.capacity(); i++) {
      if (!Float.isFinite(values.get(i))) {
        values.put(i, input.silence());
      }
    }
    Shape shape = new Shape(1, input.bands(), values.capacity() / input.bands());
    return new NDList(context.getNDManager().create(values, shape, DataType.FLOAT32));
  }

  @Override
  public FrameBlock processOutput(TranslatorContext context, NDList outputs) {
    int frames = (int) outputs.get("params").getShape().get(2);
    FrameBlock block = new FrameBlock(frames);
    transpose(outputs.get("params").toFloatArray(), frames, block.values);
    transpose(outputs.get("phones").toFloatArray(), frames, block.probabilities);
    transpose(outputs.get("motions").toFloatArray(), frames, block.motions);
    float[] speech = outputs.get("speech").toFloatArray();
    for (int i = 0; i < frames; i++) {
      block.speech[i] = (float) (1 / (1 + Math.exp(-speech[i])));
    }
    transpose(outputs.get("feat").toFloatArray(), frames, block.features);
    for (int i = 0; i < frames; i++) {
      softmax(block.probabilities, i * FrameBlock.PHONES);
    }
    return block;
  }

  /** Reorders values from channel-major to frame-major. */
  private static void transpose(float[] channels, int frames, float[] out) {
    int count = frames == 0 ? 0 : channels.length / frames;
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < frames; i++) {
        out[i * count + c] = channels[c * frames + i];
      }
    }
  }

  private static void softmax(float[] logits, int from) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + FrameBlock.PHONES; i++) {
      largest = Math.max(largest, logits[i]);
    }
    double sum = 0;
    for (int i = from; i < from + FrameBlock.PHONES; i++) {
      double value = Math.exp(logits[i] - largest);
      logits[i] = (float) value;
      sum += value;
    }
    for (int i = from; i < from + FrameBlock.PHONES; i++) {
      logits[i] = (float) (logits[i] / sum);
    }
  }
}
