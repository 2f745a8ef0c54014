package org.redub.engine.generate;

import org.redub.engine.run.JobLog;

/**
 * A way to make the pixels of planned mouths. Thread-safe; whoever opened it closes it. What it
 * makes goes through the same {@link org.redub.render.composite.MouthCompositor} as every other
 * generator's.
 */
public interface MouthGenerator extends AutoCloseable {

  /** What a user chooses it by, such as {@code donor} or {@code crop:MODEL}. */
  String id();

  /** What it needs to be given. */
  Requirements requirements();

  /**
   * Gets ready for a take and its plan.
   *
   * @return closed by the caller when the last frame is painted, before this
   * @throws org.redub.engine.api.RedubException if the take cannot be read
   */
  Prepared prepare(MouthScene scene, JobLog log);

  @Override
  void close();
}
