package org.redub.engine.media.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;

/** A separate process that writes noise until a test stops it or its disk is full. */
public final class WriterProcess {

  private WriterProcess() {}

  /** Arguments: the output, and the number of frames (0 for endless). */
  public static void main(String[] arguments) {
    VideoFormat format = VideoFormat.drawn(320, 240, new Rational(25, 1));
    int frames = Integer.parseInt(arguments[1]);
    try (VideoWriter writer =
        VideoWriter.open(Path.of(arguments[0]), format, EncoderSettings.DEFAULT, null, null)) {
      Plate plate = Plate.of(format);
      Random random = new Random(11);
      for (int i = 0; frames == 0 || i < frames; i++) {
        random.nextBytes(plate.luma());
        plate.stamp(new FrameTime(i, i, 1, i * 40_000L));
        writer.write(plate);
        if (i == 40) {
          System.out.println("writing");
        }
      }
      System.out.println(writer.finish().bytes());
    } catch (RedubException e) {
      System.out.println(e.code() + " " + e.getMessage());
    }
  }

  /** Starts the process, with a limit on file sizes in blocks of 512 bytes if above 0. */
  public static Process start(Path output, int frames, long blocks) throws IOException {
    List<String> command =
        new ArrayList<>(
            ChildJvm.command(
                List.of("-Xmx256m"), WriterProcess.class, output.toString(), "" + frames));
    if (blocks > 0) {
      command.addAll(0, List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    }
    return ChildJvm.start(command);
  }
}
