package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
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
import org.redub.engine.media.sound.Soundtrack;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

/** Writes a take in every format that can be asked for, and reads it back. */
class DeliveryTest {
  @TempDir static Path folder;
  private static Path take;
  private static Path speech;

  @BeforeAll
  static void make() {
    makeInputs(folder);
  }

  static Path take() {
    return take;
  }

  static void makeInputs(Path folder) {
    take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=256x144:rate=25:duration=1 -c:v libx264 -preset ultrafast -crf 10"
            + " -pix_fmt yuv420p -bf 0 -colorspace bt709 -color_primaries bt709 -color_trc bt709"
            + " -color_range tv",
        take);
    speech = folder.resolve("speech.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=1:sample_rate=48000", speech);
  }

  static WrittenMedia deliver(Path from, Path out, @Nullable VideoCodec codec) {
    return deliver(from, out, codec, false);
  }

  static WrittenMedia deliver(
      Path from, Path out, @Nullable VideoCodec codec, boolean keepOriginalAudio) {
    EncoderSettings settings = EncoderSettings.DEFAULT.with("ultrafast", 10);
    try (MediaSource source = MediaSource.open(from);
        FrameReader reader = source.frames()) {
      OutputFormat format =
          OutputFormat.of(new Delivery(null, codec), out, reader.format())
              .numberedFrom(source.firstPicture());
      CopiedStreams rest =
          source.file() == null ? null : new CopiedStreams(source.file(), keepOriginalAudio);
      Extras extras = new Extras(new Soundtrack(speech, 0), rest, null, format);
      try (TakeWriter writer = TakeWriter.open(out, reader.format(), settings, extras)) {
        Plate plate = reader.newPlate();
        while (reader.read(plate)) {
          writer.write(plate);
        }
        return writer.finish();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x.mp4, H264, h264, aac, 6",
    "x.m4v, HEVC, hevc, aac, 8",
    "x.mp4, VP9, vp9, aac, 8",
    "x.mp4, AV1, av1, aac, 8",
    "x.mov, H264, h264, aac, 6",
    "x.mov, HEVC, hevc, aac, 8",
    "x.mov, PRORES, prores, pcm_s24le, 4",
    "x.mov, PRORES_4444, prores, pcm_s24le, 4",
    "x.mov, DNXHR, dnxhd, pcm_s24le, 4",
    "x.mkv, H264, h264, aac, 6",
    "x.mkv, FFV1, ffv1, flac, 0",
    "x.mkv, PRORES, prores, pcm_s24le, 4",
    "x.mkv, AV1, av1, aac, 8",
    "x.webm, VP9, vp9, opus, 8",
    "x.webm, AV1, av1, opus, 8",
    "x.mkv, AUTO, h264, aac, 6"
  })
  void writesEveryFrameAtItsTime(
      String name, VideoCodec codec, String picture, String sound, double meanError)
      throws IOException {
    Path out = folder.resolve(codec + "-" + name);
    WrittenMedia written = deliver(take, out, codec);
    assertThat(written.notices()).isEmpty();
    assertThat(written.frames()).isEqualTo(25);
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name", out))
        .containsExactly(picture, sound);
    assertSamePictures(take, out, meanError);
    assertPlays(out);
    Files.delete(out);
  }

  static void assertSamePictures(Path expected, Path actual, double meanError) {
    try (VideoReader a = VideoReader.open(expected);
        VideoReader b = VideoReader.open(actual)) {
      Plate before = a.newPlate();
      Plate after = b.newPlate();
      while (a.read(before)) {
        assertThat(b.read(after)).isTrue();
        assertThat(after.ptsUs()).isEqualTo(before.ptsUs());
        assertThat(meanDifference(before, after, 0)).isLessThanOrEqualTo(meanError);
        if (before.chromaWidth() == after.chromaWidth()
            && before.chromaHeight() == after.chromaHeight()) {
          assertThat(meanDifference(before, after, 1)).isLessThanOrEqualTo(meanError);
        }
      }
      assertThat(b.read(after)).as("a frame too many").isFalse();
    }
  }

  /** In levels of 8 bits. */
  private static double meanDifference(Plate a, Plate b, int plane) {
    int count = a.plane(plane).length / a.layout().bytesPerSample();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum +=
          Math.abs(a.layout().step() * a.sample(plane, i) - b.layout().step() * b.sample(plane, i));
    }
    return sum / count;
  }

  /** In RGB, since a picture in RGB comes back as a plate of another matrix. */
  private static double meanRgbDifference(Plate a, Plate b) {
    PixelBox whole = new PixelBox(0, 0, a.width(), a.height());
    float[][] before = planes(a.readBox(whole));
    float[][] after = planes(b.readBox(whole));
    double sum = 0;
    for (int plane = 0; plane < 3; plane++) {
      for (int i = 0; i < before[plane].length; i++) {
        sum += Math.abs(clamp(before[plane][i]) - clamp(after[plane][i]));
      }
    }
    return sum / 3 / before[0].length;
  }

  private static float[][] planes(RgbImage image) {
    return new float[][] {image.red(), image.green(), image.blue()};
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(255, value));
  }

  /** Decodes everything without an error, with the FFmpeg that comes along and the system's. */
  static void assertPlays(Path out) {
    Ffmpeg.run("-xerror -i " + out + " -map 0:v -map 0:a? -f null -");
    SystemFfmpeg.assertPlays(out);
  }

  @ParameterizedTest
  @CsvSource({"x.gif, 14, gif", "x.apng, 5, apng"})
  void writesAnimations(String name, double meanError, String codec) {
    Path out = folder.resolve(name);
    WrittenMedia written = deliver(take, out, null);
    assertThat(written.notices())
        .extracting(notice -> notice.code())
        .containsExactly(NoticeCode.SOUND_LEFT_OUT);
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name", out)).containsExactly(codec);
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(out)) {
      Plate before = a.newPlate();
      Plate after = b.newPlate();
      while (a.read(before)) {
        assertThat(b.read(after)).isTrue();
        assertThat(after.ptsUs()).isEqualTo(before.ptsUs());
        assertThat(meanRgbDifference(before, after)).isLessThan(meanError);
      }
      assertThat(b.read(after)).isFalse();
    }
    assertPlays(out);
  }

  @Test
  void writesAnimatedWebp() throws IOException {
    Path out = folder.resolve("x.webp");
    assertThat(deliver(take, out, null).frames()).isEqualTo(25);
    byte[] bytes = Files.readAllBytes(out);
    assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text).contains("WEBPVP8X", "ANIM");
    assertThat(text.split("ANMF", -1)).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({"png, 5", "tif, 5", "jpg, 9"})
  void writesAndReadsPictureSequences(String extension, double meanError) throws IOException {
    Path out = folder.resolve(extension + "s").resolve("frame %04d." + extension);
    WrittenMedia written = deliver(take, out, null);
    assertThat(written.frames()).isEqualTo(25);
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(out.getParent())) {
      files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
    }
    assertThat(names)
        .hasSize(25)
        .startsWith("frame 0001." + extension)
        .endsWith("frame 0025." + extension);
    try (VideoReader a = VideoReader.open(take);
        MediaSource source = MediaSource.open(out);
        FrameReader b = source.frames()) {
      Plate before = a.newPlate();
      Plate after = b.newPlate();
      int frames = 0;
      while (a.read(before)) {
        assertThat(b.read(after)).isTrue();
        assertThat(after.ptsUs()).isEqualTo(before.ptsUs());
        assertThat(meanRgbDifference(before, after)).isLessThan(meanError);
        frames++;
      }
      assertThat(frames).isEqualTo(25);
      assertThat(b.read(after)).isFalse();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().contains(".part"));
    }
  }

  @Test
  void numbersPicturesAsTheTake() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in")).resolve("a%05d.png");
    Ffmpeg.run("-i " + take + " -frames:v 3 -start_number 1001", in);
    Path out = folder.resolve("again").resolve("b%d.png");
    assertThat(deliver(in, out, null).frames()).isEqualTo(3);
    assertThat(out.resolveSibling("b1001.png")).exists();
    assertThat(out.resolveSibling("b1003.png")).exists();
  }

  @ParameterizedTest
  @CsvSource({"VP9, webm", "FFV1, mkv", "AV1, mkv", "PRORES_4444, mov"})
  void keepsOddSizes(VideoCodec codec, String extension) {
    Path odd = folder.resolve("odd-" + codec + ".mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=255x143:rate=25:duration=0.2,format=gbrp,format=yuv420p -c:v ffv1",
        odd);
    Path out = folder.resolve("odd-out-" + codec + "." + extension);
    assertThat(deliver(odd, out, codec).notices()).isEmpty();
    try (VideoReader reader = VideoReader.open(out)) {
      assertThat(reader.format().width()).isEqualTo(255);
      assertThat(reader.format().height()).isEqualTo(143);
    }
    assertPlays(out);
  }

  @Test
  void namesTimesThatAContainerRounds() {
    Path film = folder.resolve("film.mp4");
    Ffmpeg.run("-f lavfi -i testsrc2=size=64x48:rate=24000/1001:duration=0.5 -c:v libx264", film);
    WrittenMedia written = deliver(film, folder.resolve("film.mkv"), VideoCodec.H264);
    assertThat(written.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.code()).isEqualTo(NoticeCode.TIMES_ROUNDED));
    assertThat(deliver(film, folder.resolve("film.mov"), VideoCodec.PRORES).notices()).isEmpty();
    assertThat(Ffmpeg.videoPts(folder.resolve("film.mov"))).isEqualTo(Ffmpeg.videoPts(film));
  }

  @Test
  void turnsPicturesUprightWhereTheContainerCannotSayHow() {
    Path turned = folder.resolve("turned.mp4");
    Ffmpeg.run("-display_rotation:v:0 -90 -i " + take + " -c copy", turned);
    Path gif = folder.resolve("turned.gif");
    deliver(turned, gif, null);
    Path mkv = folder.resolve("turned.mkv");
    assertThat(deliver(turned, mkv, null).notices()).isEmpty();
    try (VideoReader a = VideoReader.open(gif);
        VideoReader b = VideoReader.open(mkv)) {
      assertThat(a.format().width()).isEqualTo(144);
      assertThat(a.format().height()).isEqualTo(256);
      assertThat(b.format().rotationQuarterTurns()).isEqualTo(1);
    }
  }
}
