package org.redub.models.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.norm.BatchNorm;
import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.onnx.OnnxGraphBuilder;

/**
 * Exports a trained network as an ONNX graph: convolutions with folded normalisation, ReLU and
 * additions. Used once, confined to one thread.
 */
public final class NetworkExporter {
  /** DJL's default, which the network uses. */
  static final double NORM_EPSILON = 1e-5;

  private final OnnxGraphBuilder graph = new OnnxGraphBuilder("mouth_shape");

  private NetworkExporter() {}

  /** Exports the graph: input {@code mel [1,80,T]}, outputs with half as many frames. */
  public static GraphProto export(MouthNetwork network) {
    return new NetworkExporter().build(network);
  }

  private GraphProto build(MouthNetwork network) {
    String mel = graph.input("mel", 1, MouthNetwork.BANDS, -1);
    String shifted = node("Add", mel, graph.scalar("mel_shift", MouthNetwork.MEL_SHIFT));
    String h = node("Div", shifted, graph.scalar("mel_scale", MouthNetwork.MEL_SCALE));
    h = node("Relu", convolution("front", network.front, network.frontNorm, h, 5, 2, 1));
    for (int i = 0; i < network.units.size(); i++) {
      MouthNetwork.Unit unit = network.units.get(i);
      String conv = convolution("conv" + i, unit.conv(), unit.norm(), h, 3, 1, unit.dilation());
      String mix = convolution("mix" + i, unit.mix(), unit.mixNorm(), node("Relu", conv), 1, 1, 1);
      h = node("Relu", node("Add", h, mix));
    }
    String features = node("Relu", plain("features", network.features, h));
    String articulators = plain("articulators", network.articulators, features);
    String both = graph.node("Concat", List.of(features, articulators), Attributes.of("axis", 1));
    graph.outputAsIs("params", articulators, 1, MouthNetwork.ARTICULATORS, -1);
    graph.outputAsIs("phones", plain("phones", network.phones, h), 1, MouthNetwork.PHONES, -1);
    graph.outputAsIs("feat", features, 1, MouthNetwork.FEATURES, -1);
    graph.outputAsIs(
        "motions", plain("motions", network.motions, both), 1, MouthNetwork.MOTIONS, -1);
    graph.outputAsIs("speech", plain("speech", network.speech, h), 1, 1, -1);
    return graph.build();
  }

  private String plain(String name, Conv1d layer, String in) {
    return convolution(name, weights(layer), in, 1, 1, 1);
  }

  private String convolution(
      String name, Conv1d layer, BatchNorm norm, String in, int kernel, int stride, int dilation) {
    return convolution(name, folded(weights(layer), norm), in, kernel, stride, dilation);
  }

  private String convolution(
      String name, Weights weights, String in, int kernel, int stride, int dilation) {
    int pad = dilation * (kernel - 1) / 2;
    long inputs = weights.kernel().length / weights.bias().length / kernel;
    return graph.node(
        "Conv",
        List.of(
            in,
            graph.floats(
                name + "_weight",
                new long[] {weights.bias().length, inputs, kernel},
                weights.kernel()),
            graph.floats(name + "_bias", new long[] {weights.bias().length}, weights.bias())),
        Attributes.list("kernel_shape", kernel),
        Attributes.list("strides", stride),
        Attributes.list("dilations", dilation),
        Attributes.list("pads", pad, pad));
  }

  private String node(String operation, String... operands) {
    return graph.node(operation, List.of(operands));
  }

  /** The weights of a convolution: filters x inputs x taps, and one bias per filter. */
  private record Weights(float[] kernel, float[] bias) {}

  private static Weights weights(Conv1d layer) {
    return new Weights(values(layer, "weight"), values(layer, "bias"));
  }

  private static Weights folded(Weights weights, BatchNorm norm) {
    float[] gamma = values(norm, "gamma");
    float[] beta = values(norm, "beta");
    float[] mean = values(norm, "runningMean");
    float[] variance = values(norm, "runningVar");
    float[] kernel = weights.kernel().clone();
    float[] bias = weights.bias().clone();
    int perFilter = kernel.length / bias.length;
    for (int f = 0; f < bias.length; f++) {
      double scale = gamma[f] / Math.sqrt(variance[f] + NORM_EPSILON);
      for (int k = 0; k < perFilter; k++) {
        kernel[f * perFilter + k] = (float) (kernel[f * perFilter + k] * scale);
      }
      bias[f] = (float) ((bias[f] - mean[f]) * scale + beta[f]);
    }
    return new Weights(kernel, bias);
  }

  private static float[] values(ai.djl.nn.Block block, String name) {
    NDArray array = block.getParameters().get(name).getArray();
    return array.toFloatArray();
  }
}
