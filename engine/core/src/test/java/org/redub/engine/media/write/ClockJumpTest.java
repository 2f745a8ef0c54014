package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.DrawnTake;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReaderTest;

/** Takes whose clock jumps, starts late or starts before 0. */
class ClockJumpTest {
  private static final String TAKE =
      "-f lavfi -i testsrc2=size=160x120:rate=25:duration=1.5 -f lavfi -i"
          + " sine=400:duration=1.5:sample_rate=48000 -c:v libx264 -preset ultrafast -bf 2 -g 25"
          + " -c:a aac -output_ts_offset ";

  @TempDir Path folder;

  /** What was read of a take. */
  private record Read(List<Long> ptsUs, List<Notice> notices) {
    long longestStepUs() {
      long longest = 0;
      for (int i = 1; i < ptsUs.size(); i++) {
        longest = Math.max(longest, ptsUs.get(i) - ptsUs.get(i - 1));
      }
      return longest;
    }

    long shortestStepUs() {
      long shortest = Long.MAX_VALUE;
      for (int i = 1; i < ptsUs.size(); i++) {
        shortest = Math.min(shortest, ptsUs.get(i) - ptsUs.get(i - 1));
      }
      return shortest;
    }

    List<NoticeCode> codes() {
      return notices.stream().map(Notice::code).toList();
    }
  }

  private static Read read(Path take) {
    List<Long> ptsUs = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(take)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        ptsUs.add(plate.ptsUs());
      }
      return new Read(ptsUs, reader.notices());
    }
  }

  private Path part(String name, String startS) {
    Path part = folder.resolve(name);
    Ffmpeg.run(TAKE + startS, part);
    return part;
  }

  private Path joined(Path... parts) throws IOException {
    Path joined = folder.resolve("joined.ts");
    try (OutputStream out = Files.newOutputStream(joined)) {
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
    return joined;
  }

  @ParameterizedTest
  @CsvSource({"0, 101.5", "0, 5000", "100, 0", "0, 0.9", "0, 0"})
  void joinsTransportStreamsWhoseClockJumps(String first, String second) throws IOException {
    Path take = joined(part("a.ts", first), part("b.ts", second));
    Read read = read(take);
    assertThat(read.ptsUs()).hasSize(76);
    assertThat(read.longestStepUs()).isEqualTo(40_000);
    assertThat(read.shortestStepUs()).isEqualTo(40_000);
    assertThat(read.codes()).containsExactly(NoticeCode.CLOCK_JUMPS);
    assertThat(SoundReaderTest.read(take).length / 16_000.0).isCloseTo(3.04, within(0.06));
  }

  @Test
  void keepsAPauseOfFiveSeconds() throws IOException {
    Path take = joined(part("a.ts", "0"), part("b.ts", "6.5"));
    Read read = read(take);
    assertThat(read.longestStepUs()).isBetween(4_900_000L, 5_100_000L);
    assertThat(read.notices()).isEmpty();
    assertThat(SoundReaderTest.read(take).length / 16_000.0).isCloseTo(8, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "nut"})
  void endsAJumpOfAMillionSeconds(String extension) {
    Path take = folder.resolve("jump." + extension);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=3 -f lavfi -i sine=400:duration=3 -vf"
            + " setpts=PTS+gte(T\\,1.5)*1000000/TB -af asetpts=PTS+gte(T\\,1.5)*1000000/TB"
            + " -fps_mode vfr -c:v libx264 -preset ultrafast -c:a aac",
        take);
    Read read = read(take);
    assertThat(read.ptsUs()).hasSize(75);
    assertThat(read.longestStepUs()).isBetween(39_000L, 41_000L);
    assertThat(read.codes()).containsExactly(NoticeCode.CLOCK_JUMPS);
    assertThat(SoundReaderTest.read(take).length / 16_000.0).isCloseTo(3, within(0.06));
  }

  @Test
  void acceptsAMatroskaThatStartsLate() {
    Read read = read(part("late.mkv", "40"));
    assertThat(read.ptsUs().get(0)).isEqualTo(40_000_000);
    assertThat(read.notices()).isEmpty();
  }

  /** The clock of transport streams has 33 bits and passes 0 after 26.5 hours. */
  @ParameterizedTest
  @ValueSource(strings = {"95440", "95442.5"})
  void writesATakeWhoseClockStartsBeforeZero(String start) {
    Path take = part("wrapped.ts", start);
    List<Long> pts = read(take).ptsUs();
    Path output = folder.resolve("output.mp4");
    try (VideoReader reader = VideoReader.open(take);
        VideoWriter writer =
            VideoWriter.open(
                output, reader.format(), DrawnTake.LOSSLESS, null, new CopiedStreams(take, true))) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        writer.write(plate);
      }
      writer.finish();
    }
    List<Long> written = read(output).ptsUs();
    assertThat(written).hasSize(38);
    assertThat(written.get(0)).isBetween(0L, 999_999L);
    long shiftUs = pts.get(0) - written.get(0);
    assertThat(written).isEqualTo(pts.stream().map(us -> us - shiftUs).toList());
    assertThat(Ffmpeg.videoPts(output)).hasSize(38);
  }
}
