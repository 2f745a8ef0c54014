package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.Delivery;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.VideoReader;

/** Copies groups of pictures of a take and encodes the frames between them. */
class SplicedPictureTest {
  private static final int FRAMES = 100;

  @TempDir Path folder;

  private Path take(String name, String encoder) {
    Path take = folder.resolve(name);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=320x240:rate=25:duration=4 -pix_fmt yuv420p " + encoder, take);
    return take;
  }

  /** Draws a grey box into the frames from 40 to 59. */
  private WrittenMedia splice(Path take, Path out) {
    try (MediaSource source = MediaSource.open(take);
        FrameReader reader = source.frames()) {
      Plate plate = reader.newPlate();
      long[] ptsUs = new long[FRAMES];
      try (FrameReader first = source.frames()) {
        for (int i = 0; first.skip(plate); i++) {
          ptsUs[i] = plate.ptsUs();
        }
      }
      BitSet same = new BitSet();
      same.set(0, FRAMES);
      same.clear(40, 60);
      Extras extras =
          new Extras(
              null,
              new CopiedStreams(source.file(), true),
              null,
              OutputFormat.of(new Delivery(null, VideoCodec.AUTO), out, reader.format()),
              new Unchanged(ptsUs, same));
      EncoderSettings settings = EncoderSettings.DEFAULT.with("veryfast", 10);
      try (TakeWriter writer = TakeWriter.open(out, reader.format(), settings, extras)) {
        for (int i = 0; i < FRAMES; i++) {
          if (writer.copies(i)) {
            assertThat(reader.skip(plate)).isTrue();
            writer.copy(plate.time());
          } else {
            assertThat(reader.read(plate)).isTrue();
            if (i >= 40 && i < 60) {
              fillGrey(plate);
            }
            writer.write(plate);
          }
        }
        return writer.finish();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.mp4, b.mp4, -c:v libx264 -g 12 -bf 2",
    "a.mp4, b.mkv, -c:v libx264 -g 12 -bf 3 -b_strategy 0",
    "a.mkv, b.mov, -c:v libx264 -g 10 -bf 0 -preset ultrafast",
    "a.ts, b.mp4, -c:v libx264 -g 12 -bf 2",
    "a.mov, b.mov, -c:v prores_ks -profile:v 1",
    "a.mov, b.mkv, -c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p",
    "a.mov, b.mov, -c:v mjpeg -q:v 3 -pix_fmt yuvj420p"
  })
  void copiesUnchangedGroupsBitForBit(String in, String output, String encoder) {
    Path take = take(in, encoder);
    Path out = folder.resolve(output);
    WrittenMedia written = splice(take, out);
    assertThat(written.copied()).hasSize(2);
    FrameRange before = written.copied().get(0);
    FrameRange after = written.copied().get(1);
    assertThat(before.first()).isZero();
    assertThat(before.frames()).isBetween(30, 40);
    assertThat(after.first()).isBetween(60, 70);
    assertThat(after.first() + after.frames()).isEqualTo(FRAMES);
    assertFrames(take, out, written.copied());
    if (!output.endsWith(".mkv")) {
      assertDtsRise(out); // Matroska stores no decode times
    }
    DeliveryTest.assertPlays(out);
  }

  private static void assertFrames(Path take, Path out, List<FrameRange> copied) {
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(out)) {
      Plate expected = a.newPlate();
      Plate actual = b.newPlate();
      Long shiftUs = null;
      for (int i = 0; i < FRAMES; i++) {
        int frame = i;
        assertThat(a.read(expected)).isTrue();
        assertThat(b.read(actual)).as("frame %d", i).isTrue();
        shiftUs = shiftUs == null ? expected.ptsUs() - actual.ptsUs() : shiftUs;
        assertThat(actual.ptsUs() + shiftUs).as("pts of %d", i).isEqualTo(expected.ptsUs());
        boolean isCopy =
            copied.stream().anyMatch(r -> frame >= r.first() && frame < r.first() + r.frames());
        if (isCopy) {
          assertThat(Arrays.equals(actual.luma(), expected.luma())).as("frame %d", i).isTrue();
        } else {
          assertThat(differenceBelow(expected, actual)).as("frame %d", i).isLessThan(4);
          if (i >= 40 && i < 60) {
            assertThat(actual.layout().step() * actual.sample(0, 320 * 10 + 5))
                .isBetween(120f, 136f);
          }
        }
      }
      assertThat(b.read(actual)).isFalse();
    }
  }

  private static void assertDtsRise(Path out) {
    long last = Long.MIN_VALUE;
    for (String line : Ffmpeg.probe("-select_streams v:0 -show_entries packet=pts,dts", out)) {
      String[] fields = line.split(",", -1);
      long dts = fields[1].equals("N/A") ? Long.parseLong(fields[0]) : Long.parseLong(fields[1]);
      assertThat(dts).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Long.parseLong(fields[0]));
      last = dts;
    }
  }

  @Test
  void encodesAllFramesWhereNoGroupIsUnchanged() {
    Path take = take("long.mp4", "-c:v libx264 -g 250");
    WrittenMedia written = splice(take, folder.resolve("long-out.mp4"));
    assertThat(written.copied()).isEmpty();
    assertThat(written.notices())
        .extracting(notice -> notice.code())
        .containsExactly(NoticeCode.UNCHANGED_ENCODED_AGAIN);
    assertThat(written.frames()).isEqualTo(FRAMES);
  }

  /** Mean difference of luma below the grey rows, in levels of 8 bits. */
  private static double differenceBelow(Plate a, Plate b) {
    double sum = 0;
    for (int i = 320 * 60; i < 320 * 240; i++) {
      sum += a.layout().step() * Math.abs(a.sample(0, i) - b.sample(0, i));
    }
    return sum / (320 * 180);
  }

  /** Makes the upper rows grey. */
  private static void fillGrey(Plate plate) {
    int size = plate.layout().bytesPerSample();
    int grey = Math.round(128 / plate.layout().step());
    for (int i = 0; i < 320 * 40; i++) {
      plate.luma()[size * i] = (byte) grey;
      if (size == 2) {
        plate.luma()[2 * i + 1] = (byte) (grey >> 8);
      }
    }
  }
}
