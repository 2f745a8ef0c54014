package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is freed with its reader or writer, also after failures. */
@EnabledOnOs(OS.LINUX)
class NativeMemoryTest {
  /**
   * A leaked frame of 1280x720 per round would add up to 276 MB. The drift of the allocator was 4
   * to 33 MB: it keeps memory for each of x264's eight threads.
   */
  private static final long TOLERATED_BYTES = 64_000_000;

  @TempDir Path folder;

  @Test
  void readersFreeNativeMemory() throws IOException, InterruptedException {
    assertThat(growth("read", take())).isLessThan(TOLERATED_BYTES);
  }

  @Test
  void writersFreeNativeMemory() throws IOException, InterruptedException {
    assertThat(growth("write", take())).isLessThan(TOLERATED_BYTES);
  }

  @Test
  void failuresFreeNativeMemory() throws IOException, InterruptedException {
    Path silent = folder.resolve("silent.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=1280x720:rate=25:duration=0.2 -c:v libx264 -preset ultrafast"
            + " -movflags +faststart",
        silent);
    byte[] bytes = Files.readAllBytes(silent);
    Files.write(silent, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(growth("fail", silent)).isLessThan(TOLERATED_BYTES);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(silent);
    }
  }

  private Path take() {
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=1280x720:rate=25:duration=0.2 -f lavfi -i sine=duration=0.5"
            + " -c:v libx264 -preset ultrafast -pix_fmt yuv422p -c:a aac",
        take);
    return take;
  }

  private long growth(String what, Path take) throws IOException, InterruptedException {
    List<String> command =
        ChildJvm.command(
            List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch"),
            LeakProcess.class,
            what,
            take.toString(),
            folder.resolve("out.mp4").toString());
    String told = ChildJvm.outputOf(ChildJvm.start(command));
    assertThat(told).matches("-?\\d+");
    return Long.parseLong(told);
  }
}
