package org.redub.models.training.fit;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.redub.files.AtomicFile;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.net.AdamW;
import org.redub.models.training.net.MouthNetwork;

/**
 * The network during training: weights, moments, and their device (a GPU if PyTorch finds one, else
 * the CPU). Confined to one thread; closing it frees the native memory.
 */
public final class Learner implements AutoCloseable {
  private static final int MAGIC = 0x5264436b;
  private static final double WEIGHT_DECAY = 1e-4;
  private static final double MAX_NORM = 1;

  private final NDManager manager;
  private final MouthNetwork network = new MouthNetwork();
  private final ParameterStore store;
  private AdamW optimiser;

  /**
   * Creates a network with new weights.
   *
   * @param engine PyTorch
   * @param seed seed of the weights
   */
  public Learner(Engine engine, int seed) {
    engine.setRandomSeed(seed);
    manager = engine.newBaseManager();
    store = new ParameterStore(manager, false);
    network.setInitializer(
        new XavierInitializer(
            XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2),
        Parameter.Type.WEIGHT);
    network.initialize(manager, DataType.FLOAT32, new Shape(1, Utterance.BANDS, 128));
    optimiser = optimiser(1);
  }

  /** The network. */
  public MouthNetwork network() {
    return network;
  }

  /** The device that it runs on. */
  public String device() {
    return manager.getDevice().toString();
  }

  /**
   * Starts a new stage: discards the moments.
   *
   * @param headScale factor on the learning rate of the motions' own weights
   */
  public void startStage(double headScale) {
    optimiser = optimiser(headScale);
  }

  private AdamW optimiser(double headScale) {
    AdamW fresh = new AdamW(WEIGHT_DECAY, MAX_NORM);
    for (var parameter : network.getParameters()) {
      Parameter.Type type = parameter.getValue().getType();
      if (type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR) {
        boolean head = parameter.getKey().contains("motions");
        fresh.add(manager, parameter.getValue().getArray(), head ? headScale : 1);
      }
    }
    return fresh;
  }

  /** Number of steps in this stage. */
  public long steps() {
    return optimiser.steps();
  }

  /**
   * Trains on a batch.
   *
   * @param rate learning rate
   * @param normalise whether batch normalisation is updated from the batch or kept
   * @return the loss
   * @throws ArithmeticException if the loss is not a number: return to a checkpoint
   */
  public double learn(Batch batch, double rate, boolean normalise) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray mel =
          scratch.create(batch.mel, new Shape(batch.size, Utterance.BANDS, batch.columns));
      double value;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDList outputs = network.forward(store, new NDList(mel), normalise);
        outputs.attach(scratch);
        NDArray loss = Losses.of(scratch, outputs, batch);
        collector.backward(loss);
        value = loss.getFloat();
      }
      optimiser.step(scratch, rate);
      return value;
    }
  }

  /**
   * The network's output for a recording.
   *
   * @param mel values, ordered by band
   * @return the values of each output, ordered by channel
   */
  public List<float[]> predict(float[] mel) {
    try (NDManager scratch = manager.newSubManager()) {
      int columns = mel.length / Utterance.BANDS;
      NDArray input = scratch.create(mel, new Shape(1, Utterance.BANDS, columns));
      NDList outputs = network.forward(store, new NDList(input), false);
      outputs.attach(scratch);
      return outputs.stream().map(NDArray::toFloatArray).toList();
    }
  }

  /** Writes weights and moments, whole or not at all. */
  public void save(Path file) throws IOException {
    AtomicFile.write(
        file,
        (OutputStream to) -> {
          DataOutputStream out = new DataOutputStream(to);
          out.writeInt(MAGIC);
          for (var parameter : network.getParameters()) {
            AdamW.write(out, parameter.getValue().getArray());
          }
          optimiser.save(out);
        });
  }

  /**
   * Reads weights and moments.
   *
   * @throws IOException if the file is damaged or of another network
   */
  public void load(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("it does not begin like a checkpoint");
      }
      try (NDManager scratch = manager.newSubManager()) {
        for (var parameter : network.getParameters()) {
          AdamW.read(scratch, in, parameter.getValue().getArray());
        }
        optimiser.load(scratch, in);
      }
      if (in.read() >= 0) {
        throw new IOException("it continues after its end");
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (EOFException e) {
      throw new IOException("%s is truncated, delete it".formatted(file), e);
    } catch (IOException e) {
      throw new IOException(
          "%s is not a checkpoint of this network (%s): delete it".formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
