package org.redub.engine.media.write;

import java.nio.file.Path;
import java.util.List;
import org.redub.engine.api.Notice;

/**
 * A written file. Immutable.
 *
 * @param file the finished file
 * @param frames number of frames
 * @param durationUs time from the first pts to the end of the last frame
 * @param videoEncoder FFmpeg's name of the encoder that was used
 * @param bytes size of the file
 * @param copied frames copied from an older output, in order
 * @param notices notices about differences from the take
 */
public record WrittenMedia(
    Path file,
    long frames,
    long durationUs,
    String videoEncoder,
    long bytes,
    List<FrameRange> copied,
    List<Notice> notices) {

  public WrittenMedia {
    copied = List.copyOf(copied);
    notices = List.copyOf(notices);
  }
}
