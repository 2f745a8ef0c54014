package org.redub.engine.media.sound;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.MediaFile;

/**
 * Reads an audio file or the soundtrack of a video as mono floats of 16 kHz for analysis. Sample 0
 * is heard when the file is played from its start; {@link AudioFormat#startUs} is its time on the
 * clock of the video. Confined to one thread; the caller closes it.
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
   * Opens the default soundtrack of {@code file}.
   *
   * @throws org.redub.engine.api.RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE, INPUT_NOT_MEDIA,
   *     NO_AUDIO or INPUT_DAMAGED (no sample can be decoded)
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
   * Opens the default soundtrack of an open file, which the caller closes after the reader.
   *
   * @throws org.redub.engine.api.RedubException see {@link #open(Path)}
   */
  public static SoundReader open(MediaFile file) {
    return new SoundReader(new SoundSource(file, SAMPLE_RATE_HZ, true), null);
  }

  /** The stored format of the soundtrack. */
  public AudioFormat format() {
    return source.format();
  }

  /** How long after the start of the file its sound begins; silence fills that time. */
  public long leadUs() {
    return source.leadUs();
  }

  /**
   * Fills {@code into} with the next samples, clamped to -1..1.
   *
   * @return number of samples: fewer than requested at the end of the file, then -1
   */
  public int read(float[] into) {
    plane[0] = into;
    int count = source.read(plane, 0, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = Math.max(-1f, Math.min(1f, into[i]));
    }
    return count == 0 && into.length > 0 ? -1 : count;
  }

  /**
   * Whether the file ends before the end that its header declares; known after {@link #read}
   * returned -1.
   */
  public boolean truncated() {
    return source.truncated();
  }

  /** Notices about missing or damaged sound so far. */
  public List<Notice> notices() {
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
