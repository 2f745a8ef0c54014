package org.redub.engine.media.read;

import java.util.List;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * One pass over the frames of a take in presentation order with their exact pts. A second pass
 * needs a new reader and returns the same frames. Confined to one thread at a time; the caller
 * closes it.
 */
public interface FrameReader extends AutoCloseable {

  /** The format of the frames; size and colour are those of the first frame. */
  VideoFormat format();

  /**
   * Reads the next frame and its time into {@code into}. Returns false and changes nothing at the
   * end.
   *
   * @param into a plate of this reader's format
   */
  boolean read(Plate into);

  /**
   * Reads only the time of the next frame into {@code into}, whose pixels are undefined afterwards.
   * Returns false at the end. Faster than {@link #read}.
   */
  boolean skip(Plate into);

  /** Notices about repaired or missing frames so far. */
  List<Notice> notices();

  /** A plate that fits {@link #read}. */
  default Plate newPlate() {
    return Plate.of(format());
  }

  @Override
  void close();
}
