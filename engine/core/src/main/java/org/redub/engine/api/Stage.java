package org.redub.engine.api;

/** The steps of a job. A dub reports all of them, in this order. */
public enum Stage {
  /** The inputs are opened. */
  PROBE,
  /** The new dialogue and the take's own sound are heard: mel, speech activity, articulation. */
  LISTEN,
  /** First pass over the take's pictures: the faces are followed. */
  TRACK,
  /** The mouth is planned: targets and donors for every frame. */
  PLAN,
  /** Second pass: the mouths that the plan borrows are fetched. */
  GATHER,
  /** Third pass: pixels are made and encoded. */
  RENDER,
  /** What is left is written, and the file moved into place. */
  FINISH
}
