package org.redub.models;

import ai.djl.Device;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** The settings of every session. Stateless. */
final class SessionSettings {

  private SessionSettings() {}

  /**
   * One thread, no spinning, no output on the terminal. The networks take milliseconds: a second
   * thread saves no time on an idle machine and costs several times as much on a busy one. The
   * caller closes the settings after creating the session.
   */
  static OrtSession.SessionOptions create() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    // Errors are reported as exceptions, so nothing is printed.
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  /** The settings of sessions on a device; the caller closes them. */
  static OrtSession.SessionOptions on(Device device) throws OrtException {
    OrtSession.SessionOptions options = create();
    try {
      if (device.isGpu()) {
        addCuda(options, device.getDeviceId());
      }
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  /**
   * Adds CUDA with exact 32-bit arithmetic: by default, convolutions round their factors to 10 bits
   * (TF32), and landmarks would move by a tenth of a pixel against those of the CPU. cuDNN chooses
   * algorithms by its own rules, because measuring all of them takes seconds for each network.
   */
  static void addCuda(OrtSession.SessionOptions options, int index) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
      cuda.add("use_tf32", "0");
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      options.addCUDA(cuda);
    }
  }
}
