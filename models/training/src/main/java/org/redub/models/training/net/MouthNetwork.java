package org.redub.models.training.net;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporal convolutional network of 0.6 M parameters that predicts the mouth's motion (40 frames
 * per second) from log-mel columns (80 per second). Confined to one thread.
 *
 * <p>{@code mel [N,80,T]} is scaled to about unit size, halved in time by a convolution of kernel
 * 5, and passed through residual units of kernel 3 with dilations 1 2 4 8 1 2 4 8. Phones and
 * speech are computed from the result, articulators from a layer of 64 features on top of it, and
 * face motions from features and articulators. All convolutions are padded with zeros; the
 * receptive field of a frame is {@value #REACH_FRAMES} frames on either side.
 */
public final class MouthNetwork extends AbstractBlock {
  /** Number of mel bands. */
  public static final int BANDS = 80;

  /** Number of features. */
  public static final int FEATURES = 64;

  /** Articulators: jaw, open, width, round, tuck, press, tongue. */
  public static final int ARTICULATORS = 7;

  /** Number of phones. */
  public static final int PHONES = 46;

  /** Number of face motions. */
  public static final int MOTIONS = 7;

  /** Receptive field on either side, in frames. */
  public static final int REACH_FRAMES = 31;

  static final float MEL_SHIFT = 5;
  static final float MEL_SCALE = 3;
  private static final List<Integer> DILATIONS = List.of(1, 2, 4, 8, 1, 2, 4, 8);
  private static final int CHANNELS = 128;

  final Conv1d front = convolution(CHANNELS, 5, 2, 1);
  final BatchNorm frontNorm = BatchNorm.builder().build();
  final List<Unit> units = new ArrayList<>();
  final Conv1d features = convolution(FEATURES, 1, 1, 1);
  final Conv1d articulators = convolution(ARTICULATORS, 1, 1, 1);
  final Conv1d phones = convolution(PHONES, 1, 1, 1);
  final Conv1d speech = convolution(1, 1, 1, 1);
  final Conv1d motions = convolution(MOTIONS, 1, 1, 1);

  /** Indices of the outputs, each {@code [N, channels, frames]}. */
  public static final int OUT_ARTICULATORS = 0;

  public static final int OUT_PHONES = 1;
  public static final int OUT_FEATURES = 2;
  public static final int OUT_MOTIONS = 3;
  public static final int OUT_SPEECH = 4;

  /** A residual unit: convolution, normalisation, ReLU, 1x1 convolution, normalisation. */
  record Unit(int dilation, Conv1d conv, BatchNorm norm, Conv1d mix, BatchNorm mixNorm) {}

  /** Creates a network whose weights are not initialised yet. */
  public MouthNetwork() {
    addChildBlock("front", front);
    addChildBlock("frontNorm", frontNorm);
    for (int i = 0; i < DILATIONS.size(); i++) {
      int dilation = DILATIONS.get(i);
      Unit unit =
          new Unit(
              dilation,
              convolution(CHANNELS, 3, 1, dilation),
              BatchNorm.builder().build(),
              convolution(CHANNELS, 1, 1, 1),
              BatchNorm.builder().build());
      units.add(unit);
      addChildBlock("conv" + i, unit.conv());
      addChildBlock("norm" + i, unit.norm());
      addChildBlock("mix" + i, unit.mix());
      addChildBlock("mixNorm" + i, unit.mixNorm());
    }
    addChildBlock("features", features);
    addChildBlock("articulators", articulators);
    addChildBlock("phones", phones);
    addChildBlock("speech", speech);
    addChildBlock("motions", motions);
  }

  private static Conv1d convolution(int filters, int kernel, int stride, int dilation) {
    return Conv1d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(kernel))
        .optStride(new Shape(stride))
        .optPadding(new Shape((long) dilation * (kernel - 1) / 2))
        .optDilation(new Shape(dilation))
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDList h = new NDList(inputs.singletonOrThrow().add(MEL_SHIFT).div(MEL_SCALE));
    h = relu(run(store, run(store, h, front, training), frontNorm, training));
    for (Unit unit : units) {
      NDList inner = relu(run(store, run(store, h, unit.conv(), training), unit.norm(), training));
      inner = run(store, run(store, inner, unit.mix(), training), unit.mixNorm(), training);
      h = relu(new NDList(h.singletonOrThrow().add(inner.singletonOrThrow())));
    }
    NDList z = relu(run(store, h, features, training));
    NDList articulation = run(store, z, articulators, training);
    NDList both =
        new NDList(
            NDArrays.concat(new NDList(z.singletonOrThrow(), articulation.singletonOrThrow()), 1));
    return new NDList(
        articulation.singletonOrThrow(),
        run(store, h, phones, training).singletonOrThrow(),
        z.singletonOrThrow(),
        run(store, both, motions, training).singletonOrThrow(),
        run(store, h, speech, training).singletonOrThrow());
  }

  private static NDList run(ParameterStore store, NDList in, Block block, boolean training) {
    return block.forward(store, in, training);
  }

  private static NDList relu(NDList in) {
    return Activation.relu(in);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... shapes) {
    Shape mel = shapes[0];
    front.initialize(manager, type, mel);
    Shape wide = front.getOutputShapes(new Shape[] {mel})[0];
    frontNorm.initialize(manager, type, wide);
    for (Unit unit : units) {
      unit.conv().initialize(manager, type, wide);
      unit.norm().initialize(manager, type, wide);
      unit.mix().initialize(manager, type, wide);
      unit.mixNorm().initialize(manager, type, wide);
    }
    features.initialize(manager, type, wide);
    long n = wide.get(0);
    long frames = wide.get(2);
    articulators.initialize(manager, type, new Shape(n, FEATURES, frames));
    phones.initialize(manager, type, wide);
    speech.initialize(manager, type, wide);
    motions.initialize(manager, type, new Shape(n, FEATURES + ARTICULATORS, frames));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long n = inputs[0].get(0);
    long frames = (inputs[0].get(2) + 1) / 2;
    return new Shape[] {
      new Shape(n, ARTICULATORS, frames),
      new Shape(n, PHONES, frames),
      new Shape(n, FEATURES, frames),
      new Shape(n, MOTIONS, frames),
      new Shape(n, 1, frames)
    };
  }
}
