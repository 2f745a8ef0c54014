package org.redub.engine.analyse.sound;

import org.redub.engine.api.Stage;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;

/** Reads all samples of a sound in chunks, without holding all of it in memory. Stateless. */
public final class SoundPass {
  private static final int CHUNK_SAMPLES = 4096;

  private SoundPass() {}

  /**
   * Receives the next samples. Only the first {@code length} are valid, and only during the call.
   */
  public interface Sink {
    void accept(float[] pcm, int length);
  }

  /** Passes all samples to {@code sink} and returns their number. */
  public static long read(SoundReader reader, JobLog log, Sink sink) {
    float[] chunk = new float[CHUNK_SAMPLES];
    long samples = 0;
    for (int count = reader.read(chunk); count > 0; count = reader.read(chunk)) {
      sink.accept(chunk, count);
      samples += count;
      log.onProgress(Stage.LISTEN, 0, 0);
    }
    return samples;
  }
}
