package org.redub.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

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
}
