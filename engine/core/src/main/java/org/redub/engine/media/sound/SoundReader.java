package org.redub.engine.media.sound;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.MediaFile;

/**
 * Reads the speech of an audio file, or of a video's soundtrack, as mono floats of 16 kHz for
 * analysis. Sample 0 is the file's first sample; where that lies on the clock that video pts are on
 * says {@link AudioFormat#startUs}. Confined to one thread; the caller closes it.
 */
public final class SoundReader implements AutoCloseable {
  /** Rate of the samples, in Hz. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  private final SoundSource source;
  private final float[][] plane = new float[1][];

  private final @Nullable MediaFile owned;

  private SoundReader(SoundSource source, @Nullable MediaFile owned) {
    this.source = source;
    this.owned = owned;
  }

  /**
   * Opens the soundtrack of {@code file}, the default one of several.
   *
   * @throws org.redub.engine.api.RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE, INPUT_NOT_MEDIA,
   *     NO_AUDIO or INPUT_DAMAGED (no sample decodes), with one line that names the file
   */
  public static SoundReader open(Path file) {
    MediaFile media = MediaFile.open(file);
    try {
      return new SoundReader(new SoundSource(media, SAMPLE_RATE_HZ, true), media);
    } catch (RuntimeException e) {
      media.close();
      throw e;
    }
  }

  /**
   * The same for a file that is open already, which the caller closes after the reader.
   *
   * @throws org.redub.engine.api.RedubException as {@link #open(Path)}
   */
  public static SoundReader open(MediaFile file) {
    return new SoundReader(new SoundSource(file, SAMPLE_RATE_HZ, true), null);
  }

  /** What the soundtrack is as stored. */
  public AudioFormat format() {
    return source.format();
  }

  /**
   * Fills {@code into} with the next samples, clamped to -1..1.
   *
   * @return how many there were: less than asked for at the end of the file, then -1
   */
  public int read(float[] into) {
    plane[0] = into;
    int count = source.read(plane, 0, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = Math.max(-1f, Math.min(1f, into[i]));
    }
    return count == 0 && into.length > 0 ? -1 : count;
  }

  /** Whether the file ends before its header says; known once {@link #read} gave -1. */
  public boolean brokenOff() {
    return source.brokenOff();
  }

  /** One line for people on each thing that is missing, so far. */
  public List<String> notices() {
    return source.notices();
  }

  @Override
  public void close() {
    source.close();
    if (owned != null) {
      owned.close();
    }
  }
}
