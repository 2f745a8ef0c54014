package org.redub.models.training.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019) and a limit on the gradient's norm
 * over all weights. The arithmetic is DJL's, whose own optimiser does not expose the moments, so
 * that a killed run could not be resumed exactly. Confined to one thread; the moments live as long
 * as their manager.
 */
public final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final List<Slot> slots = new ArrayList<>();
  private final double weightDecay;
  private final double maxNorm;
  private long step;

  private record Slot(NDArray weight, NDArray mean, NDArray square, double rateScale) {}

  /**
   * Creates an optimiser without weights.
   *
   * @param weightDecay decay of a weight per step, times the rate
   * @param maxNorm limit of the norm over all gradients
   */
  public AdamW(double weightDecay, double maxNorm) {
    this.weightDecay = weightDecay;
    this.maxNorm = maxNorm;
  }

  /**
   * Adds a weight to train.
   *
   * @param rateScale factor on the common learning rate
   */
  public void add(NDManager manager, NDArray weight, double rateScale) {
    weight.setRequiresGradient(true);
    slots.add(
        new Slot(
            weight,
            manager.zeros(weight.getShape(), weight.getDataType()),
            manager.zeros(weight.getShape(), weight.getDataType()),
            rateScale));
  }

  /** Number of steps so far. */
  public long steps() {
    return step;
  }

  /**
   * Updates every weight and clears its gradient.
   *
   * @param rate the common learning rate
   * @return the norm of the gradients before limiting
   * @throws ArithmeticException if a gradient is not a number; the weights must then be loaded
   *     again
   */
  public double step(NDManager scratch, double rate) {
    List<NDArray> gradients = new ArrayList<>();
    double square = 0;
    for (Slot slot : slots) {
      NDArray gradient = slot.weight().getGradient();
      gradient.attach(scratch);
      gradients.add(gradient);
      square += gradient.square().sum().getFloat();
    }
    double norm = Math.sqrt(square);
    if (!Double.isFinite(norm)) {
      throw new ArithmeticException("a gradient is not a number");
    }
    step++;
    for (int i = 0; i < slots.size(); i++) {
      move(slots.get(i), gradients.get(i), rate, Math.min(1, maxNorm / (norm + 1e-6)));
    }
    return norm;
  }

  private void move(Slot slot, NDArray gradient, double rate, double limit) {
    double scaled = rate * slot.rateScale();
    double correction =
        Math.sqrt(1 - Math.pow(BETA2, (double) step)) / (1 - Math.pow(BETA1, (double) step));
    NDArray weight = slot.weight();
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, slot.mean(), slot.square()),
            new NDList(weight),
            (float) scaled,
            (float) (scaled * correction),
            (float) weightDecay,
            (float) limit,
            -1,
            BETA1,
            BETA2,
            EPSILON,
            true,
            true);
  }

  /** Writes the moments, in the order in which the weights were added. */
  public void save(DataOutputStream out) throws IOException {
    out.writeLong(step);
    for (Slot slot : slots) {
      write(out, slot.mean());
      write(out, slot.square());
    }
  }

  /** Reads moments written by {@link #save} for the same weights. */
  public void load(NDManager scratch, DataInputStream in) throws IOException {
    step = in.readLong();
    for (Slot slot : slots) {
      read(scratch, in, slot.mean());
      read(scratch, in, slot.square());
    }
  }

  /** Writes an array: its number of values, then the values. */
  public static void write(DataOutputStream out, NDArray array) throws IOException {
    float[] values = array.toFloatArray();
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /**
   * Reads an array written by {@link #write}.
   *
   * @throws IOException if it does not have as many values as {@code into}
   */
  public static void read(NDManager scratch, DataInputStream in, NDArray into) throws IOException {
    int count = in.readInt();
    if (count != into.size()) {
      throw new IOException(
          "a weight has %d values, the checkpoint has %d".formatted(into.size(), count));
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    scratch.create(values, into.getShape()).copyTo(into);
  }
}
