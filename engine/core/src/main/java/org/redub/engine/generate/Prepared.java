package org.redub.engine.generate;

import org.redub.render.composite.RenderSettings;

/** A generator that is ready for one take. Thread-safe; whoever prepared it closes it. */
public interface Prepared extends AutoCloseable {

  /** What is done to each frame, limited to what this generator can do. */
  FramePlans frames();

  /** A painter for one thread, to be used until this is closed. */
  FramePainter painter(RenderSettings look);

  @Override
  void close();
}
