package org.redub.engine.media.write;

import java.nio.file.Path;
import java.util.List;
import org.redub.engine.api.Notice;

/**
 * What was written. Immutable.
 *
 * @param file the finished file
 * @param frames frames in it
 * @param durationUs from the first frame's pts to the end of the last frame
 * @param videoEncoder FFmpeg's name of the encoder that was used
 * @param bytes size of the file
 * @param copied frames that were taken over from an older output, in order
 * @param notices each thing that is not as in the take
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
