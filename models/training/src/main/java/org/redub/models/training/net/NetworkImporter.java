package org.redub.models.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.norm.BatchNorm;
import java.util.Arrays;
import java.util.Map;
import org.redub.models.ModelException;
import org.redub.models.converter.onnx.OnnxWeights;

/**
 * Imports the weights of an ONNX graph by {@link NetworkExporter} into a network, so that a trained
 * model can be fine-tuned. The graph's normalisation is folded into the convolutions, so the
 * network's normalisation becomes the identity; it must not be updated from batches. Used once,
 * confined to one thread.
 */
public final class NetworkImporter {
  private final String name;
  private final Map<String, float[]> weights;

  private NetworkImporter(String name, Map<String, float[]> weights) {
    this.name = name;
    this.weights = weights;
  }

  /**
   * Fills {@code network} with the weights of a file.
   *
   * @param name name of the file, for messages
   * @throws ModelException INCOMPATIBLE if the file contains another network
   */
  public static void read(String name, byte[] onnx, MouthNetwork network) {
    new NetworkImporter(name, OnnxWeights.read(name, onnx)).fill(network);
  }

  private void fill(MouthNetwork network) {
    fill("front", network.front, network.frontNorm);
    for (int i = 0; i < network.units.size(); i++) {
      MouthNetwork.Unit unit = network.units.get(i);
      fill("conv" + i, unit.conv(), unit.norm());
      fill("mix" + i, unit.mix(), unit.mixNorm());
    }
    fill("features", network.features);
    fill("articulators", network.articulators);
    fill("phones", network.phones);
    fill("speech", network.speech);
    fill("motions", network.motions);
  }

  private void fill(String layer, Conv1d convolution, BatchNorm norm) {
    fill(layer, convolution);
    put(norm, "gamma", 1);
    put(norm, "beta", 0);
    put(norm, "runningMean", 0);
    put(norm, "runningVar", (float) (1 - NetworkExporter.NORM_EPSILON));
  }

  private void fill(String layer, Conv1d convolution) {
    fill(layer + "_weight", array(convolution, "weight"));
    fill(layer + "_bias", array(convolution, "bias"));
  }

  private void fill(String weight, NDArray array) {
    float[] values = weights.get(weight);
    if (values == null || values.length != array.size()) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "%s does not contain a mouth network: %s has %s values, expected %d"
              .formatted(name, weight, values == null ? "no" : values.length, array.size()));
    }
    array.set(values);
  }

  private static void put(BatchNorm norm, String parameter, float value) {
    NDArray array = array(norm, parameter);
    float[] values = new float[(int) array.size()];
    Arrays.fill(values, value);
    array.set(values);
  }

  private static NDArray array(Block block, String parameter) {
    return block.getParameters().get(parameter).getArray();
  }
}
