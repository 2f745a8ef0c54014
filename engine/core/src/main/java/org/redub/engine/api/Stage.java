package org.redub.engine.api;

/** The steps of a job. A dub reports all of them, in this order. */
public enum Stage {
  /** The inputs are opened. */
  PROBE,
  /**
   * The voice track and the take's own sound are analysed: mel spectrogram, speech activity,
   * articulation.
   */
  LISTEN,
  /** First pass over the take's frames: faces are tracked. */
  TRACK,
  /** The mouths are planned: targets and donors for every frame. */
  PLAN,
  /** Second pass: the donors that the plan needs are read. */
  GATHER,
  /** Third pass: frames are rendered and encoded. */
  RENDER,
  /** The rest is written and the output file is moved into place. */
  FINISH
}
