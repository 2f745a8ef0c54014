package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;

/** Writes video in segments and copies segments of an older output. */
class SegmentedWriterTest {
  private static final int FRAMES = 250;
  private static final List<String> FIRST = List.of("one", "two", "three");

  /** The second segment differs. */
  private static final List<String> EDITED = List.of("one", "zwei", "three");

  private static final VideoFormat FORMAT =
      VideoFormat.drawn(64, 48, new Rational(25, 1)).onClock(new Rational(1, 90_000));

  @TempDir static Path folder;
  private static Path old;
  private static Path edited;

  private record Output(Path file, WrittenMedia written) {}

  @BeforeAll
  static void write() {
    old = write("old.mp4", FIRST, EncoderSettings.DEFAULT, null).file();
    edited = write("edited.mp4", EDITED, EncoderSettings.DEFAULT, null).file();
  }

  private static Output write(
      String name, List<String> inputs, EncoderSettings settings, @Nullable Path previous) {
    Path file = folder.resolve(name);
    Extras extras = new Extras(null, null, new Segments(FRAMES, inputs, previous));
    Plate plate = Plate.of(FORMAT);
    try (VideoWriter writer = VideoWriter.open(file, FORMAT, settings, extras)) {
      for (int i = 0; i < FRAMES; i++) {
        FrameTime time = time(i);
        if (writer.copies(i)) {
          writer.copy(time);
        } else {
          draw(plate, inputs.get(i / Segments.FRAMES_EACH), i);
          plate.stamp(time);
          writer.write(plate);
        }
      }
      return new Output(file, writer.finish());
    }
  }

  /** A variable frame rate: short frames, then one of a second. */
  private static FrameTime time(int frame) {
    long pts = 9_000 + 3_003L * frame + 90_000L * ((frame + 3) / 50);
    long next = 9_000 + 3_003L * (frame + 1) + 90_000L * ((frame + 4) / 50);
    return new FrameTime(frame, pts, next - pts, FORMAT.ptsUs(pts));
  }

  private static void draw(Plate plate, String what, int frame) {
    Random noise = new Random(what.hashCode());
    int wave = 1 + noise.nextInt(7);
    for (int i = 0; i < plate.luma().length; i++) {
      int x = i % 64;
      int y = i / 64;
      double value = 120 + 70 * Math.sin((x * wave + 3 * frame) * 0.11) * Math.cos(y * 0.2);
      plate.luma()[i] = (byte) (value + noise.nextInt(12));
    }
    Arrays.fill(plate.chromaU(), (byte) (100 + frame % 50));
    Arrays.fill(plate.chromaV(), (byte) (150 - frame % 50));
  }

  private static List<byte[]> pictures(Path video) {
    List<byte[]> pictures = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + plate.luma().length * 3 / 2);
        all.putLong(plate.time().pts()).put(plate.luma());
        all.put(plate.chromaU()).put(plate.chromaV());
        pictures.add(all.array());
      }
    }
    return pictures;
  }

  private static void assertSamePictures(Path actual, Path expected) {
    List<byte[]> a = pictures(actual);
    List<byte[]> b = pictures(expected);
    assertThat(a).hasSize(b.size());
    for (int i = 0; i < a.size(); i++) {
      assertThat(Arrays.equals(a.get(i), b.get(i))).as("frame %d", i).isTrue();
    }
  }

  @Test
  void copiesUnchangedSegments() throws IOException {
    Output mixed = write("mixed.mp4", EDITED, EncoderSettings.DEFAULT, old);
    assertThat(mixed.written().copied())
        .containsExactly(new FrameRange(0, 100), new FrameRange(200, 50));
    assertThat(mixed.written().notices()).isEmpty();
    assertSamePictures(mixed.file(), edited);
    // The bytes equal those of a full render.
    assertThat(Files.readAllBytes(mixed.file())).isEqualTo(Files.readAllBytes(edited));
  }

  @Test
  void copiesAllSegmentsOntoTheOlderOutputItself() throws IOException {
    Path place = Files.copy(old, folder.resolve("place.mp4"));
    Output again = write("place.mp4", FIRST, EncoderSettings.DEFAULT, place);
    assertThat(again.written().copied()).containsExactly(new FrameRange(0, FRAMES));
    assertThat(Files.readAllBytes(place)).isEqualTo(Files.readAllBytes(old));
  }

  @Test
  void startsSegmentsWithKeyFramesAndIncreasesDts() {
    assertThat(pictures(old)).hasSize(FRAMES);
    List<String> packets =
        Ffmpeg.probe("-select_streams v:0 -show_entries packet=pts,dts,flags", old);
    assertThat(packets).hasSize(FRAMES);
    long last = Long.MIN_VALUE;
    for (int i = 0; i < FRAMES; i++) {
      String[] fields = packets.get(i).split(",", -1);
      long pts = Long.parseLong(fields[0]);
      long dts = Long.parseLong(fields[1]);
      assertThat(dts).as("dts of packet %d", i).isGreaterThan(last).isLessThanOrEqualTo(pts);
      last = dts;
      if (i % Segments.FRAMES_EACH == 0) {
        assertThat(fields[2]).as("flags of packet %d", i).startsWith("K");
        assertThat(pts).isEqualTo(time(i).pts());
      }
    }
    assertThat(Ffmpeg.videoPts(old)).containsExactlyElementsOf(times());
  }

  private static List<Long> times() {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      times.add(time(i).pts());
    }
    return times;
  }

  @Test
  void encodesAllFramesForOtherSettings() {
    EncoderSettings other = EncoderSettings.DEFAULT.with("veryfast", 30);
    assertNothingCopied(write("crf.mp4", FIRST, other, old), "other settings");
    EncoderSettings openH264 = new EncoderSettings("libopenh264", "veryfast", 17);
    assertNothingCopied(write("open.mp4", FIRST, openH264, old), "other settings");
  }

  private static void assertNothingCopied(Output output, String why) {
    assertThat(output.written().copied()).isEmpty();
    assertThat(output.written().notices()).hasSize(1);
    assertThat(output.written().notices().get(0).text())
        .contains("nothing is copied from", why, "every frame is rendered");
  }

  @Test
  void copiesSegmentsOfOpenH264() {
    EncoderSettings settings = new EncoderSettings("libopenh264", "veryfast", 17);
    Path first = write("open1.mp4", FIRST, settings, null).file();
    Path whole = write("open2.mp4", EDITED, settings, null).file();
    Output mixed = write("open3.mp4", EDITED, settings, first);
    assertThat(mixed.written().copied())
        .containsExactly(new FrameRange(0, 100), new FrameRange(200, 50));
    assertSamePictures(mixed.file(), whole);
  }

  @Test
  void encodesAllFramesWithoutAnIndex() throws IOException {
    Path plain = folder.resolve("plain.mp4");
    Ffmpeg.run("-f lavfi -i testsrc2=size=64x48:rate=25:duration=10 -c:v libx264", plain);
    assertNothingCopied(after("plain", plain), "no index of segments");
    assertNothingCopied(after("none", folder.resolve("none.mp4")), "none.mp4");
    assertNothingCopied(after("folder", folder), folder.toString());
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    assertNothingCopied(after("empty", empty), "empty.mp4");
    Path text = Files.writeString(folder.resolve("text.mp4"), "no film at all, only words");
    assertNothingCopied(after("text", text), "no index of segments");
  }

  private static Output after(String name, Path previous) {
    return write("after-" + name + ".mp4", EDITED, EncoderSettings.DEFAULT, previous);
  }

  @Test
  void doesNotCopyAReencodedOutput() throws IOException {
    Path other = folder.resolve("re-encoded.mp4");
    Ffmpeg.run("-i " + old + " -c:v libx264 -preset veryfast -crf 40", other);
    byte[] whole = Files.readAllBytes(old);
    byte[] index = Arrays.copyOfRange(whole, indexOfLastBox(whole), whole.length);
    Files.write(other, index, StandardOpenOption.APPEND);
    Output output = after("re-encoded", other);
    assertThat(output.written().copied()).isEmpty();
    assertThat(output.written().notices()).hasSize(1);
    assertSamePictures(output.file(), edited);
  }

  private static int indexOfLastBox(byte[] mp4) {
    int at = 0;
    while (at + Integer.toUnsignedLong(ByteBuffer.wrap(mp4).getInt(at)) < mp4.length) {
      at += ByteBuffer.wrap(mp4).getInt(at);
    }
    return at;
  }

  /** Bits are flipped and files cut anywhere; the decoded pictures are right all the same. */
  @Test
  void neverWritesWrongPicturesFromADamagedOutput() throws IOException {
    byte[] whole = Files.readAllBytes(old);
    byte[] expected = Files.readAllBytes(edited);
    Random random = new Random(16);
    int copied = 0;
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      if (i % 4 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        // The index of the MP4 is much smaller than its content, so half of the bits are flipped
        // there.
        int end = i % 2 == 0 ? whole.length : Math.min(whole.length, 6_000);
        for (int k = 0; k <= i % 3; k++) {
          damaged[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      Path previous = Files.write(folder.resolve("damaged.mp4"), damaged);
      Output output = after("damaged", previous);
      copied += output.written().copied().size();
      assertThat(Files.readAllBytes(output.file())).as("variant %d", i).isEqualTo(expected);
    }
    assertThat(copied).isPositive();
  }

  @Test
  void stopsVerifyingTheOlderOutputWhenTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> write("stopped.mp4", FIRST, EncoderSettings.DEFAULT, old))
          .isInstanceOfSatisfying(
              RedubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder.resolve("stopped.mp4")).doesNotExist();
  }
}
