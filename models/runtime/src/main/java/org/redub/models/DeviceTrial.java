package org.redub.models;

import ai.djl.Device;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redub.models.batch.BatchException;
import org.redub.models.batch.BatchSessions;
import org.redub.models.batch.ItemTensor;

/**
 * Runs a network on the CPU and on a device, with the same items, and compares outputs and times.
 * The items are smooth waves, because noise is unlike pictures and sound. Confined to one thread.
 */
final class DeviceTrial {
  /** The length of a dimension that the network leaves free, about 3 s of mel columns. */
  private static final long FREE_LENGTH = 256;

  private static final int WARM_UP_CALLS = 3;
  private static final int TIMED_CALLS = 15;

  private final ModelFile file;
  private final Device device;
  private final int items;
  private final List<ItemTensor> inputs;
  private final List<ItemTensor> outputs;
  private double largestDifference;
  private double largestValue;

  DeviceTrial(ModelFile file, Device device, int items) throws OrtException {
    this.file = file;
    this.device = device;
    this.items = items;
    this.inputs = GraphTensors.of(file).inputs().stream().map(DeviceTrial::item).toList();
    this.outputs = outputsOf(file, inputs);
  }

  private static ItemTensor item(TensorSpec spec) {
    List<Long> shape = new ArrayList<>(spec.shape());
    shape.replaceAll(length -> length == TensorSpec.ANY ? FREE_LENGTH : length);
    shape.set(0, 1L);
    return new ItemTensor(spec.name(), shape);
  }

  /** The shapes of the outputs that belong to those inputs. */
  private static List<ItemTensor> outputsOf(ModelFile file, List<ItemTensor> inputs)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> given = new HashMap<>();
    List<ItemTensor> outputs = new ArrayList<>();
    try (OrtSession.SessionOptions options = SessionSettings.create();
        OrtSession session = environment.createSession(file.bytes(), options)) {
      for (ItemTensor input : inputs) {
        FloatBuffer values = FloatBuffer.allocate(input.values());
        given.put(input.name(), OnnxTensor.createTensor(environment, values, input.shapeOf(1)));
      }
      try (OrtSession.Result result = session.run(given)) {
        for (Map.Entry<String, OnnxValue> output : result) {
          if (output.getValue() instanceof OnnxTensor tensor) {
            outputs.add(
                new ItemTensor(
                    output.getKey(), Arrays.stream(tensor.getInfo().getShape()).boxed().toList()));
          }
        }
      }
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
    return outputs;
  }

  DeviceComparison run() {
    try (BatchSessions cpu = sessions(Device.cpu());
        BatchSessions other = sessions(device)) {
      Run single = new Run(1);
      DeviceComparison.CallTime singleTime = single.compare(cpu, other);
      DeviceComparison.@Nullable CallTime togetherTime = null;
      @Nullable String obstacle = null;
      try {
        togetherTime = new Run(items).compare(cpu, other);
      } catch (BatchException e) {
        obstacle = e.getMessage();
      }
      return new DeviceComparison(
          file.card().id(),
          largestDifference,
          largestValue,
          items,
          singleTime,
          togetherTime,
          obstacle);
    }
  }

  private BatchSessions sessions(Device on) {
    return new BatchSessions(file.bytes(), inputs, outputs, () -> SessionSettings.on(on), items);
  }

  /** The items of one call and their outputs. */
  private final class Run {
    private final int count;
    private final List<FloatBuffer> given;

    Run(int count) {
      this.count = count;
      given = buffers(inputs);
      for (FloatBuffer values : given) {
        for (int i = 0; i < values.capacity(); i++) {
          values.put(i, (float) (0.5 + 0.5 * Math.sin(0.011 * i + 1e-9 * i * i)));
        }
      }
    }

    private List<FloatBuffer> buffers(List<ItemTensor> tensors) {
      int places = BatchSessions.roomFor(count);
      return tensors.stream()
          .map(
              tensor ->
                  ByteBuffer.allocateDirect(Float.BYTES * places * tensor.values())
                      .order(ByteOrder.nativeOrder())
                      .asFloatBuffer())
          .toList();
    }

    DeviceComparison.CallTime compare(BatchSessions cpu, BatchSessions other) {
      List<FloatBuffer> expected = buffers(outputs);
      List<FloatBuffer> actual = buffers(outputs);
      double cpuMs = medianMs(cpu, expected);
      double otherMs = medianMs(other, actual);
      for (int k = 0; k < expected.size(); k++) {
        int values = count * outputs.get(k).values();
        for (int i = 0; i < values; i++) {
          add(expected.get(k).get(i), actual.get(k).get(i));
        }
      }
      return new DeviceComparison.CallTime(cpuMs, otherMs);
    }

    private double medianMs(BatchSessions sessions, List<FloatBuffer> into) {
      for (int i = 0; i < WARM_UP_CALLS; i++) {
        sessions.run(given, count, into);
      }
      double[] ms = new double[TIMED_CALLS];
      for (int i = 0; i < ms.length; i++) {
        long start = System.nanoTime();
        sessions.run(given, count, into);
        ms[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(ms);
      return ms[ms.length / 2];
    }
  }

  /** A value that is not finite on one of them differs infinitely. */
  private void add(float expected, float actual) {
    double difference = Math.abs((double) expected - actual);
    largestDifference =
        Math.max(
            largestDifference, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    largestValue = Math.max(largestValue, Math.abs(expected));
  }
}
