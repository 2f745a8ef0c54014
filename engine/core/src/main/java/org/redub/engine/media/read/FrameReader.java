package org.redub.engine.media.read;

import java.util.List;
import org.redub.engine.api.Notice;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/**
 * One pass over the frames of a take, in presentation order with their exact pts. A second pass is
 * a new reader and gives the same frames. Confined to one thread at a time; the caller closes it.
 */
public interface FrameReader extends AutoCloseable {

  /** What the frames are; sizes and colour as the first frame has them. */
  VideoFormat format();

  /**
   * Reads the next frame and its time into {@code into}; false at the end, leaving it as it was.
   *
   * @param into a plate of this reader's format
   */
  boolean read(Plate into);

  /**
   * Reads the next frame's time into {@code into}, whose pixels are of no use then; false at the
   * end. Costs less than {@link #read}.
   */
  boolean skip(Plate into);

  /** One line for people on each thing that was repaired or is missing, so far. */
  List<Notice> notices();

  /** A plate that fits {@link #read}. */
  default Plate newPlate() {
    return Plate.of(format());
  }

  @Override
  void close();
}
