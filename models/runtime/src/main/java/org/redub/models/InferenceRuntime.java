package org.redub.models;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redub.models.batch.BatchException;
import org.redub.models.natives.NativeFolderCheck;
import org.redub.models.natives.OnnxRuntimeLibraries;

/**
 * Runs models with DJL on ONNX Runtime, on one device. Every model uses one thread (two are slower
 * for networks this small) and is run once when it is loaded. Thread-safe; close the models before
 * the runtime.
 */
public final class InferenceRuntime implements AutoCloseable {

  private static final String ENGINE = "OnnxRuntime";

  private final DevicePreference preference;
  private final DjlHome home;
  private final String onnxRuntimeVersion;
  private final boolean builtForGpus;
  private final List<String> fallbacks = new ArrayList<>();
  private final int sharingCallers;
  private Device device;

  private InferenceRuntime(
      DevicePreference preference, DjlHome home, Gpus gpus, int sharingCallers) {
    this.preference = preference;
    this.sharingCallers = sharingCallers;
    this.home = home;
    this.onnxRuntimeVersion = gpus.onnxRuntimeVersion();
    this.builtForGpus = gpus.builtFor().contains(OrtProvider.CUDA);
    this.device = resolve(preference, gpus);
  }

  /**
   * Starts the engine without network, without telemetry and with a temporary folder of its own.
   *
   * @throws ModelException DEVICE_UNAVAILABLE if a GPU was requested and there is none,
   *     INFERENCE_FAILED if the engine does not start on this machine
   */
  public static InferenceRuntime create(DevicePreference preference) {
    return create(preference, 0);
  }

  /**
   * As {@link #create(DevicePreference)}, for tests: callers share runs on the CPU as well.
   *
   * @param sharingCallers how many threads may call at once; 0 to share runs on GPUs only
   */
  static InferenceRuntime create(DevicePreference preference, int sharingCallers) {
    DjlHome home = DjlHome.create();
    try {
      return new InferenceRuntime(preference, home, Gpus.probe(startEngine()), sharingCallers);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** DJL must start first: it creates the process's only environment and fails if there is one. */
  private static OrtEnvironment startEngine() {
    try {
      OnnxRuntimeLibraries.prepare();
      DjlHome.doNotLookForGpus(Engine.getEngine(ENGINE));
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OnnxRuntimeLibraries.removeEmptyTemporaryFolder();
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | EngineException | LinkageError e) {
      Optional<String> problem = NativeFolderCheck.problem();
      if (problem.isPresent()) {
        throw new ModelException(ModelException.Code.FOLDER_UNUSABLE, problem.get(), e);
      }
      throw new ModelException(
          ModelException.Code.INFERENCE_FAILED,
          "ONNX Runtime does not start: " + LoadedModel.rootMessage(e),
          e);
    }
  }

  private Device resolve(DevicePreference wanted, Gpus gpus) {
    if (wanted.kind() == DevicePreference.Kind.CPU) {
      return Device.cpu();
    }
    @Nullable String obstacle = gpus.obstacle(wanted.gpuIndex());
    if (obstacle == null) {
      return Device.gpu(wanted.gpuIndex());
    }
    if (wanted.kind() == DevicePreference.Kind.GPU) {
      throw new ModelException(
          ModelException.Code.DEVICE_UNAVAILABLE,
          "device %s was requested, but %s".formatted(wanted, obstacle));
    }
    fallbacks.add(obstacle);
    return Device.cpu();
  }

  /** The device in use: {@code cpu} or {@code gpu:n}. */
  public synchronized String device() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** The index of the GPU in use; empty on the CPU. */
  public synchronized OptionalInt gpu() {
    return device.isGpu() ? OptionalInt.of(device.getDeviceId()) : OptionalInt.empty();
  }

  /**
   * The reasons why {@code auto} does not use a GPU; empty if it does or if the CPU was requested.
   */
  public synchronized List<String> fallbacks() {
    return List.copyOf(fallbacks);
  }

  /** Version of ONNX Runtime. */
  public String onnxRuntimeVersion() {
    return onnxRuntimeVersion;
  }

  /** Whether this ONNX Runtime has support for NVIDIA's GPUs, whatever the machine has. */
  public boolean builtForGpus() {
    return builtForGpus;
  }

  /**
   * The tensors of a model's graph.
   *
   * @throws ModelException CORRUPT if the file is not a model
   */
  public GraphTensors tensorsOf(ModelFile file) {
    return GraphTensors.of(file);
  }

  /**
   * Runs a model on this device and on the CPU and compares outputs and times.
   *
   * @param items how many items the larger call has
   * @throws ModelException INCOMPATIBLE if it does not run on one of them
   */
  public DeviceComparison compareWithCpu(ModelFile file, int items) {
    try {
      return new DeviceTrial(file, currentDevice(), items).run();
    } catch (OrtException | BatchException | IllegalArgumentException e) {
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "model %s does not run on %s: %s"
              .formatted(file.card().id(), device(), LoadedModel.rootMessage(e)),
          e);
    }
  }

  /**
   * Loads a model, checks its tensors against the translator's and runs it once. Meant for the
   * model classes of this module, whose results are domain types.
   *
   * @param file the model
   * @param contract the tensors that {@code translators} write and read
   * @param translators creates a translator between domain types and tensors, one for each thread
   * @param warmUp an input for the first run
   * @throws ModelException CORRUPT if the file is not a model, INCOMPATIBLE if its tensors differ
   *     or it does not run, DEVICE_UNAVAILABLE if it does not run on the requested GPU
   */
  public <I, O> LoadedModel<I, O> load(
      ModelFile file, TensorContract contract, Supplier<Translator<I, O>> translators, I warmUp) {
    String id = file.card().id();
    if (!file.card().inputs().isEmpty() || !file.card().outputs().isEmpty()) {
      contract.check(id + "'s card", file.card().inputs(), file.card().outputs());
    }
    GraphTensors graph = GraphTensors.of(file);
    contract.check(id, graph.inputs(), graph.outputs());
    Device on = currentDevice();
    Loading<I, O> loading = new Loading<>(file, contract, translators, warmUp);
    try {
      return loadOn(on, loading);
    } catch (ModelException e) {
      if (!on.isGpu()) {
        throw e;
      }
      fallBackOrThrow(e);
      return loadOn(Device.cpu(), loading);
    }
  }

  /** What is loaded. */
  private record Loading<I, O>(
      ModelFile file, TensorContract contract, Supplier<Translator<I, O>> translators, I warmUp) {
    String id() {
      return file.card().id();
    }
  }

  private synchronized Device currentDevice() {
    return device;
  }

  private synchronized void fallBackOrThrow(ModelException e) {
    if (preference.kind() == DevicePreference.Kind.GPU) {
      throw new ModelException(
          ModelException.Code.DEVICE_UNAVAILABLE,
          "device %s was requested, but it cannot run the models: %s"
              .formatted(preference, e.getMessage()),
          e);
    }
    if (device.isGpu()) {
      fallbacks.add("it cannot run the models (" + e.getMessage() + ")");
      device = Device.cpu();
    }
  }

  private <I, O> LoadedModel<I, O> loadOn(Device target, Loading<I, O> loading) {
    // DJL is told that it is the CPU, because it would add CUDA with settings of its own.
    Model model = Model.newInstance(loading.id(), Device.cpu(), ENGINE);
    @Nullable SharedRuns shared = null;
    try (OrtSession.SessionOptions options = SessionSettings.on(target)) {
      model.load(loading.file().open(), Map.of("sessionOptions", options));
      // DJL makes an empty folder for each model that is read from bytes and deletes it only when
      // the JVM exits.
      Files.deleteIfExists(model.getModelPath());
      shared = sharedRuns(target, loading);
      return LoadedModel.warm(
          loading.file().card(), model, loading.translators(), loading.warmUp(), shared);
    } catch (OrtException | IOException | MalformedModelException | TranslateException e) {
      model.close();
      if (shared != null) {
        shared.close();
      }
      throw new ModelException(
          ModelException.Code.INCOMPATIBLE,
          "model %s does not run: %s".formatted(loading.id(), LoadedModel.rootMessage(e)),
          e);
    }
  }

  /**
   * The runs that callers share: on a GPU, for a network that takes items of one size. Null
   * otherwise, and if the network cannot take several at once.
   */
  private <I, O> @Nullable SharedRuns sharedRuns(Device target, Loading<I, O> loading) {
    int callers = target.isGpu() ? Runtime.getRuntime().availableProcessors() : sharingCallers;
    if (callers < 2 || !loading.contract().isOfOneItem()) {
      return null;
    }
    try {
      return SharedRuns.open(
          loading.file(), loading.contract(), () -> SessionSettings.on(target), callers);
    } catch (BatchException e) {
      System.getLogger(InferenceRuntime.class.getName())
          .log(Level.DEBUG, "model %s runs one item at a time".formatted(loading.id()), e);
      return null;
    }
  }

  @Override
  public void close() {
    home.close();
  }
}
