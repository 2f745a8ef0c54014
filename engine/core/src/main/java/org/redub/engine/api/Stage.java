package org.redub.engine.api;

/** The steps of a job, in the order they run. */
public enum Stage {
  /** Inputs are opened and the output's place is checked. */
  PROBE,
  /** The speech is heard: mel spectrogram, speech activity, articulation. */
  LISTEN,
  /** First pass over the take: the face is followed. */
  TRACK,
  /** The mouth is planned: targets and donors for every frame. */
  PLAN,
  /** The donors' mouths are fetched from the take. */
  GATHER,
  /** Second pass over the take: pixels are made and encoded. */
  RENDER,
  /** The file is finished and moved into place. */
  FINISH
}
