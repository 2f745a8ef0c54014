package org.redub.engine.media.write;

import java.nio.file.Path;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * Writes the frames of a take to a file or to a folder of pictures. {@link #commit()} makes the
 * output appear under its name; closing without it leaves nothing behind. Confined to one thread at
 * a time; the caller closes it.
 */
public sealed interface TakeWriter extends AutoCloseable
    permits VideoWriter, PictureFolder, FieldWeaver {

  /**
   * Opens {@code output} for frames of {@code source}.
   *
   * @param extras the parts besides its frames, and the format
   * @throws org.redub.engine.api.RedubException OUTPUT_UNWRITABLE, ENCODER_UNAVAILABLE,
   *     OUTPUT_FAILED, or an error of the soundtrack
   */
  static TakeWriter open(Path output, VideoFormat source, EncoderSettings settings, Extras extras) {
    return extras.format().container() == Container.PICTURES
        ? PictureFolder.open(output, source, settings, extras)
        : VideoWriter.open(output, source, settings, extras);
  }

  /** Whether the frame must be passed to {@link #copy} instead of {@link #write}. */
  boolean copies(int frame);

  /**
   * Copies the next frame from an older output or from the take.
   *
   * @param time its time in the take
   * @throws org.redub.engine.api.RedubException OUTPUT_FAILED, or INPUT_DAMAGED if the source
   *     changed meanwhile
   */
  void copy(FrameTime time);

  /**
   * Writes {@code plate} at its time, which must be later than that of the last frame.
   *
   * @throws org.redub.engine.api.RedubException OUTPUT_FAILED, most often because the disk is full
   */
  void write(Plate plate);

  /**
   * Writes the rest. After that the writer can only be committed or closed.
   *
   * @throws org.redub.engine.api.RedubException OUTPUT_FAILED
   */
  WrittenMedia complete();

  /**
   * Makes the complete output appear under its name.
   *
   * @throws org.redub.engine.api.RedubException OUTPUT_FAILED
   */
  void commit();

  /** Completes and commits the output. */
  default WrittenMedia finish() {
    WrittenMedia written = complete();
    commit();
    return written;
  }

  @Override
  void close();
}
