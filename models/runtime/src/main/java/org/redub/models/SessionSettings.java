package org.redub.models;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/** The settings that every session has. */
final class SessionSettings {

  private SessionSettings() {}

  /**
   * One thread, no spinning, no lines on the terminal. The networks take milliseconds: a second
   * thread gains nothing on an idle machine and costs several times as much on a busy one. The
   * caller closes it once the session is made.
   */
  static OrtSession.SessionOptions create() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    // What goes wrong reaches us as an exception; the terminal is the user's.
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }
}
