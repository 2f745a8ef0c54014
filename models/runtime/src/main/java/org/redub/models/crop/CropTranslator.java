package org.redub.models.crop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.redub.models.FaceCrop.ChannelOrder;
import org.redub.models.FaceCrop.MaskedHalf;

/**
 * Translates faces and mel columns to new faces, always in full batches: an incomplete batch is
 * filled by repeating the last request, so that a result does not depend on the number of requests.
 * Confined to one thread.
 */
final class CropTranslator implements NoBatchifyTranslator<List<CropRequest>, List<float[]>> {
  private final CropContract contract;
  private final FloatBuffer faces;
  private final FloatBuffer mels;

  CropTranslator(CropContract contract) {
    this.contract = contract;
    faces = FloatBuffer.allocate(contract.batch() * CropContract.FACE_CHANNELS * pixels());
    mels = FloatBuffer.allocate(contract.batch() * melValues());
  }

  private int pixels() {
    return contract.sizePx() * contract.sizePx();
  }

  private int melValues() {
    return contract.mel().bands() * contract.window().columns();
  }

  @Override
  public NDList processInput(TranslatorContext context, List<CropRequest> requests) {
    context.setAttachment("count", requests.size());
    for (int k = 0; k < contract.batch(); k++) {
      CropRequest request = requests.get(Math.min(k, requests.size() - 1));
      int at = k * CropContract.FACE_CHANNELS * pixels();
      int whole = CropContract.COLOURS * pixels();
      put(request.face(), contract.maskedFirst() ? at : at + whole, true);
      put(request.face(), contract.maskedFirst() ? at + whole : at, false);
      mels.put(k * melValues(), request.mel(), 0, melValues());
    }
    NDManager manager = context.getNDManager();
    int size = contract.sizePx();
    NDArray mel =
        manager.create(
            mels,
            new Shape(contract.batch(), 1, contract.mel().bands(), contract.window().columns()),
            DataType.FLOAT32);
    mel.setName(contract.melInput());
    NDArray face =
        manager.create(
            faces,
            new Shape(contract.batch(), CropContract.FACE_CHANNELS, size, size),
            DataType.FLOAT32);
    face.setName(contract.faceInput());
    return new NDList(mel, face);
  }

  /**
   * Writes a crop's three colours in the network's order and range, beginning at index {@code at}.
   */
  private void put(FloatBuffer face, int at, boolean mask) {
    int size = contract.sizePx();
    int half = size / 2;
    float black = contract.range().toNetwork(0);
    for (int c = 0; c < CropContract.COLOURS; c++) {
      int from = colour(c) * pixels();
      for (int row = 0; row < size; row++) {
        boolean hidden = mask && (contract.masked() == MaskedHalf.LOWER ? row >= half : row < half);
        for (int x = 0; x < size; x++) {
          int i = row * size + x;
          faces.put(
              at + c * pixels() + i,
              hidden ? black : contract.range().toNetwork(face.get(from + i)));
        }
      }
    }
  }

  /**
   * Maps the index {@code c} of a colour between red, green, blue and the network's order, in both
   * directions.
   */
  private int colour(int c) {
    return contract.channels() == ChannelOrder.RGB ? c : CropContract.COLOURS - 1 - c;
  }

  @Override
  public List<float[]> processOutput(TranslatorContext context, NDList outputs) {
    float[] values = outputs.get(contract.output()).toFloatArray();
    int count = (Integer) context.getAttachment("count");
    List<float[]> crops = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] crop = new float[CropContract.COLOURS * pixels()];
      for (int c = 0; c < CropContract.COLOURS; c++) {
        int from = (k * CropContract.COLOURS + c) * pixels();
        int to = colour(c) * pixels();
        for (int i = 0; i < pixels(); i++) {
          crop[to + i] = unit(values[from + i]);
        }
      }
      crops.add(crop);
    }
    return crops;
  }

  private float unit(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalStateException("its output contains a pixel that is not finite");
    }
    return Math.max(0, Math.min(1, contract.range().fromNetwork(value)));
  }
}
