package org.redub.engine.analyse.sound;

import org.redub.engine.api.Stage;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;

/** Reads a sound once through, in chunks, so that it never lies in memory whole. Stateless. */
public final class SoundPass {
  private static final int CHUNK_SAMPLES = 4096;

  private SoundPass() {}

  /** Takes the next samples; only the first {@code length} are valid, until it returns. */
  public interface Sink {
    void accept(float[] pcm, int length);
  }

  /** Hands every sample to {@code sink}; returns how many there were. */
  public static long over(SoundReader reader, JobLog log, Sink sink) {
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
