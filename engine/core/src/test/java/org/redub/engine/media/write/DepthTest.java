package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.Delivery;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.media.encode.PictureCodec;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundCodec;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * What is blended into a plate keeps the depth, the sampling and every other sample of the take.
 */
class DepthTest {
  private static final PixelBox BOX = new PixelBox(21, 13, 30, 22);
  private static final float BRIGHTER = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "yuv420p, 8",
    "yuv422p, 8",
    "yuv444p, 8",
    "yuv420p10le, 10",
    "yuv422p10le, 10",
    "yuv444p12le, 12",
    "yuv420p16le, 16",
    "yuv422p9le, 9",
    "yuva444p10le, 10",
    "yuva420p, 8",
    "gray, 8",
    "gray10le, 10",
    "gbrp10le, 10",
    "gbrp16le, 16",
    "bgra, 8",
    "bgr0, 8"
  })
  void changesOnlyTheBoxAtFullDepth(String pixels, int bits) {
    Path clip = folder.resolve("take.mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=98x62:rate=5:duration=0.6 -vf noise=alls=30:allf=t,format="
            + pixels
            + " -strict -2 -c:v ffv1",
        clip);
    Path result = folder.resolve("result.mkv");
    List<Plate> before = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(clip)) {
      assertThat(reader.format().layout().bits()).isEqualTo(bits);
      Extras extras =
          new Extras(
              null,
              null,
              null,
              new OutputFormat(
                  Container.MKV, PictureCodec.FFV1, SoundCodec.FLAC, true, 1, List.of()));
      try (VideoWriter writer =
          VideoWriter.open(result, reader.format(), EncoderSettings.DEFAULT, extras)) {
        Plate plate = reader.newPlate();
        while (reader.read(plate)) {
          Plate original = reader.newPlate();
          original.copyFrom(plate);
          before.add(original);
          RgbImage pixelsOfBox = plate.readBox(BOX);
          float[] alpha = new float[BOX.width() * BOX.height()];
          Arrays.fill(alpha, 1);
          plate.blend(BOX, pixelsOfBox, alpha);
          for (int i = 0; i < plate.planes(); i++) {
            assertThat(plate.plane(i)).isEqualTo(original.plane(i));
          }
          brighten(pixelsOfBox);
          plate.blend(BOX, pixelsOfBox, alpha);
          writer.write(plate);
        }
        assertThat(writer.finish().notices()).isEmpty();
      }
    }
    check(result, before);
  }

  private static void brighten(RgbImage image) {
    for (float[] plane : image.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] += plane[i] < 128 ? BRIGHTER : -BRIGHTER;
      }
    }
  }

  private static void check(Path result, List<Plate> before) {
    try (VideoReader reader = VideoReader.open(result)) {
      Plate after = reader.newPlate();
      for (Plate original : before) {
        assertThat(reader.read(after)).isTrue();
        assertThat(after.layout()).isEqualTo(original.layout());
        double changed = 0;
        for (int y = 0; y < after.height(); y++) {
          for (int x = 0; x < after.width(); x++) {
            int i = y * after.width() + x;
            double step = original.layout().step();
            double difference = step * (after.sample(0, i) - original.sample(0, i));
            boolean inside =
                x >= BOX.left() && x < BOX.right() && y >= BOX.top() && y < BOX.bottom();
            if (!inside) {
              assertThat(difference).isZero();
            }
            changed += inside ? Math.abs(difference) : 0;
          }
        }
        assertThat(changed / BOX.width() / BOX.height()).isCloseTo(BRIGHTER, within(3.0));
        if (after.planes() == 4) {
          assertThat(after.plane(3)).isEqualTo(original.plane(3));
        }
      }
      assertThat(reader.read(after)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "libx265 -preset ultrafast, yuv420p10le, mov, bt2020nc",
    "libx264 -preset ultrafast, yuv422p10le, mkv, bt2020nc",
    "prores_ks -profile:v 4, yuva444p10le, mov, bt2020nc",
    "prores_ks -profile:v 3, yuv422p10le, mov, bt2020nc",
    "dnxhd -profile:v dnxhr_hqx, yuv422p10le, mov, bt709",
    "libvpx-vp9 -deadline realtime -cpu-used 8, yuv420p10le, mkv, bt2020nc",
    "ffv1, yuv444p16le, mkv, bt2020nc"
  })
  void keepsCodecDepthAndColourTags(
      String encoder, String pixels, String container, String matrix) {
    Path clip = folder.resolve("take." + container);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=320x192:rate=25:duration=0.4 -vf format="
            + pixels
            + ",setparams=range=tv:color_primaries=bt2020:color_trc=smpte2084"
            + ":colorspace="
            + matrix
            + " -c:v "
            + encoder,
        clip);
    Path out = folder.resolve("out." + container);
    WrittenMedia written = deliver(clip, out);
    // FFmpeg decodes ProRes 4444 to 12 bits and encodes it from 10.
    assertThat(written.notices()).hasSize(pixels.equals("yuva444p10le") ? 1 : 0);
    String entries =
        "-select_streams v -show_entries"
            + " stream=codec_name,pix_fmt,color_range,color_space,color_transfer,color_primaries";
    assertThat(Ffmpeg.probe(entries, out)).isEqualTo(Ffmpeg.probe(entries, clip));
    DeliveryTest.assertSamePictures(clip, out, 3);
  }

  @Test
  void keepsStaticMetadataOfHdr10() {
    Path clip = folder.resolve("hdr.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=128x96:rate=25:duration=0.4 -vf format=yuv420p10le -c:v libx265"
            + " -preset ultrafast -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc"
            + " -color_range tv -x265-params log-level=none:hdr10=1:max-cll=1000,400:master-display="
            + "G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(10000000,50)",
        clip);
    Path out = folder.resolve("out.mp4");
    assertThat(deliver(clip, out).notices()).isEmpty();
    String entries = "-select_streams v -read_intervals %+#1 -show_entries frame_side_data";
    assertThat(Ffmpeg.probe(entries, out))
        .isEqualTo(Ffmpeg.probe(entries, clip))
        .anyMatch(line -> line.contains("Mastering display"))
        .anyMatch(line -> line.contains("1000"));
  }

  @Test
  void namesThePictureOfASequenceThatHasAnotherDepth() {
    Path second = folder.resolve("p2.png");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=64x48 -frames:v 1 -pix_fmt rgb24", folder.resolve("p1.png"));
    Ffmpeg.run("-f lavfi -i testsrc2=size=64x48 -frames:v 1 -pix_fmt rgb48be", second);
    try (MediaSource source = MediaSource.open(folder.resolve("p%d.png"));
        FrameReader reader = source.frames()) {
      Plate plate = reader.newPlate();
      assertThat(reader.read(plate)).isTrue();
      assertThatThrownBy(() -> reader.read(plate))
          .isInstanceOf(RedubException.class)
          .hasMessageContainingAll(second.toString(), "gbrp16le");
    }
  }

  private static WrittenMedia deliver(Path clip, Path out) {
    try (MediaSource source = MediaSource.open(clip);
        FrameReader reader = source.frames()) {
      OutputFormat format =
          OutputFormat.of(new Delivery(null, VideoCodec.AUTO), out, reader.format());
      Extras extras =
          new Extras(
              null, new CopiedStreams(Objects.requireNonNull(source.file()), false), null, format);
      try (TakeWriter writer =
          TakeWriter.open(
              out, reader.format(), EncoderSettings.DEFAULT.with("ultrafast", 8), extras)) {
        Plate plate = reader.newPlate();
        while (reader.read(plate)) {
          writer.write(plate);
        }
        return writer.finish();
      }
    }
  }
}
