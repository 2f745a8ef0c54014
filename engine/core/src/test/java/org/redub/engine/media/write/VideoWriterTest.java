package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReaderTest;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

class VideoWriterTest {
  /** One AAC frame at 48 kHz, in seconds. */
  private static final double AAC_FRAME = 1024 / 48000.0;

  @TempDir Path folder;

  @Test
  void preservesClockTagsAndStreams() throws IOException {
    Path take = HardClip.make(folder);
    Path speech = tone(4);
    Path out = folder.resolve("out.mp4");
    WrittenMedia written = copy(take, out, new Soundtrack(speech, 0), CopiedStreams.of(take));

    assertThat(Ffmpeg.videoPts(out)).isEqualTo(Ffmpeg.videoPts(take)).startsWith(507L);
    assertThat(written.frames()).isEqualTo(Ffmpeg.videoPts(take).size());
    assertThat(written.notices()).isEmpty();
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(out)) {
      assertThat(b.format().rotationQuarterTurns()).isEqualTo(1);
      assertThat(b.format().orientation()).isEqualTo(a.format().orientation());
      assertThat(b.format().sampleAspect()).isEqualTo(new Rational(4, 3));
      assertThat(b.format().timeBase()).isEqualTo(a.format().timeBase());
      assertThat(b.format().colour()).isEqualTo(a.format().colour());
      assertThat(b.format().pixelFormat()).isEqualTo("yuvj420p");
      assertThat(b.format().width()).isEqualTo(320);
    }
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name:stream_tags=language", out))
        .containsExactly(
            "h264,und", "aac,und", "aac,deu", "mov_text,fra", "bin_data,eng", "bin_data,eng");
    assertThat(Ffmpeg.probe("-select_streams s -show_entries packet=pts_time,duration_time", out))
        .isEqualTo(
            Ffmpeg.probe("-select_streams s -show_entries packet=pts_time,duration_time", take));
    assertThat(Ffmpeg.probe("-show_chapters", out).toString())
        .contains("One")
        .contains("Two")
        .contains("1.500000");
    assertThat(Ffmpeg.probe("-show_entries format_tags=title", out)).containsExactly("Hard clip");
    assertThat(durationOf("a:0", out)).isCloseTo(written.durationUs() * 1e-6, within(AAC_FRAME));
    assertThat(indexComesFirst(out)).isTrue();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void keepsTheOriginalSoundOnRequest() throws IOException {
    Path take = HardClip.make(folder);
    Path out = folder.resolve("out.mp4");
    copy(take, out, new Soundtrack(tone(4), 0), new CopiedStreams(take, true));
    assertThat(
            Ffmpeg.probe(
                "-select_streams a -show_entries"
                    + " stream=codec_name:stream_disposition=default:stream_tags=language",
                out))
        .containsExactly("aac,1,und", "aac,0,fra", "aac,0,deu");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "500000, 3", "-400000, 3", "1250000, 1", "-5000000, 1", "9000000, 1"})
  void placesSoundAndFitsItToTheVideo(long offsetUs, int channels) {
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=64x48:rate=30000/1001:duration=2 -c:v libx264 -bf 2", take);
    Path beep = folder.resolve("beep.wav");
    Ffmpeg.run(
        "-f lavfi -i sine=1000:duration=3:sample_rate=44100 -af"
            + " volume=12dB,volume=0:enable='not(between(t,0.5,0.6))',aformat=channel_layouts="
            + (channels == 1 ? "mono" : "stereo"),
        beep);
    Path out = folder.resolve("out.mp4");
    WrittenMedia written = copy(take, out, new Soundtrack(beep, offsetUs), null);
    assertThat(written.frames()).isEqualTo(60);
    double seconds = 60 * 1001 / 30000.0;
    assertThat(written.durationUs() * 1e-6).isCloseTo(seconds, within(1e-4));
    assertThat(durationOf("v:0", out)).isCloseTo(seconds, within(1e-3));
    assertThat(durationOf("a:0", out)).isCloseTo(seconds, within(AAC_FRAME));
    double expected = onsetSeconds(SoundReaderTest.read(beep)) + offsetUs * 1e-6;
    if (expected > 0 && expected < seconds) {
      assertThat(onsetSeconds(SoundReaderTest.read(out))).isCloseTo(expected, within(0.005));
    } else {
      assertThat(SoundReaderTest.rms(SoundReaderTest.read(out))).isLessThan(0.001);
    }
  }

  @Test
  void followsShortSoundBySilence() {
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run("-f lavfi -i testsrc2=size=64x48:rate=25:duration=2 -c:v libx264", take);
    Path speech = folder.resolve("short.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=0.2:sample_rate=22050", speech);
    Path out = folder.resolve("out.mp4");
    copy(take, out, new Soundtrack(speech, 0), null);
    assertThat(durationOf("a:0", out)).isCloseTo(2, within(AAC_FRAME));
  }

  @Test
  void preservesFivePointOne() {
    Path speech = folder.resolve("surround.flac");
    Ffmpeg.run(
        "-f lavfi -i sine=400:duration=1:sample_rate=96000 -af"
            + " pan=5.1(side)|FL=0*c0|FR=0*c0|FC=c0|LFE=0*c0|SL=0*c0|SR=0*c0",
        speech);
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run("-f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -c:v libx264", take);
    Path out = folder.resolve("out.mp4");
    copy(take, out, new Soundtrack(speech, 0), null);
    assertThat(
            Ffmpeg.probe(
                "-select_streams a -show_entries stream=sample_rate,channels,channel_layout", out))
        .containsExactly("48000,6,5.1");
    assertThat(SoundReaderTest.rms(SoundReaderTest.read(out)))
        .isCloseTo(SoundReaderTest.rms(SoundReaderTest.read(speech)), within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"yuv444p, ffv1, mkv", "bgr24, rawvideo, avi", "yuv420p, ffv1, mkv"})
  void padsOddSizesByOnePixel(String pixels, String codec, String container) {
    Path take = folder.resolve("odd." + container);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=853x479:rate=25:duration=0.4,format=gbrp,format="
            + pixels
            + " -c:v "
            + codec,
        take);
    Path out = folder.resolve("out.mp4");
    WrittenMedia written = copy(take, out, null, null);
    assertThat(written.notices()).hasSize(pixels.equals("yuv420p") ? 1 : 2);
    assertThat(written.notices().get(0).text()).contains("853x479", "854x480");
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(out)) {
      assertThat(a.format().width()).isEqualTo(853);
      assertThat(b.format().width()).isEqualTo(854);
      assertThat(b.format().height()).isEqualTo(480);
      Plate original = a.newPlate();
      Plate encoded = b.newPlate();
      int count = 0;
      while (a.read(original)) {
        assertThat(b.read(encoded)).isTrue();
        assertThat(meanDifference(original, encoded)).isLessThan(3);
        count++;
      }
      assertThat(count).isEqualTo(10);
    }
  }

  @Test
  void acceptsMillisecondClocksAndMissingRates() {
    Path take = folder.resolve("take.mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=64x48:rate=24000/1001:duration=2 -c:v libx264 -bf 2", take);
    Path out = folder.resolve("out.mp4");
    copy(take, out, null, CopiedStreams.of(take));
    assertThat(Ffmpeg.videoPts(out)).isEqualTo(Ffmpeg.videoPts(take)).hasSize(48);
  }

  @Test
  void movesALateStartToZero() {
    Path take = folder.resolve("take.ts");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -f lavfi -i sine=duration=1 -c:v"
            + " libx264 -bf 2 -c:a aac -output_ts_offset 7200",
        take);
    Path out = folder.resolve("out.mp4");
    WrittenMedia written = copy(take, out, new Soundtrack(take, 0), new CopiedStreams(take, true));
    List<Long> pts = Ffmpeg.videoPts(take);
    assertThat(pts.get(0)).isGreaterThan(7200L * 90_000);
    assertThat(Ffmpeg.videoPts(out))
        .isEqualTo(pts.stream().map(value -> value - pts.get(0)).toList());
    assertThat(written.notices()).anyMatch(notice -> notice.text().contains("start at 0"));
    assertThat(Double.parseDouble(Ffmpeg.probe("-show_entries format=duration", out).get(0)))
        .isCloseTo(1, within(0.1));
  }

  @Test
  void copiesCoverArt() {
    Path cover = folder.resolve("cover.png");
    Ffmpeg.run("-f lavfi -i testsrc=size=100x100:rate=1:duration=1 -frames:v 1", cover);
    Path take = folder.resolve("take.mp4");
    Ffmpeg.run(
        "-i "
            + cover
            + " -f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -map 0 -map 1 -c:v:1 libx264"
            + " -c:v:0 copy -disposition:v:0 attached_pic",
        take);
    Path out = folder.resolve("out.mp4");
    copy(take, out, null, CopiedStreams.of(take));
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name:stream_disposition=attached_pic", out))
        .containsExactly("h264,0", "png,1");
  }

  @Test
  void reportsStreamsThatCannotBeStored() throws IOException {
    Path words = folder.resolve("words.srt");
    Files.writeString(words, "1\n00:00:00,100 --> 00:00:00,500\nwords\n");
    Path take = folder.resolve("take.mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -i "
            + words
            + " -c:v libx264 -c:s subrip",
        take);
    WrittenMedia written = copy(take, folder.resolve("out.mp4"), null, CopiedStreams.of(take));
    assertThat(written.notices()).hasSize(1);
    assertThat(written.notices().get(0).text()).contains("stream 1", "subtitle", "subrip");
  }

  @Test
  void leavesNothingWithoutFinish() {
    Path out = folder.resolve("out.mp4");
    VideoFormat format = VideoFormat.drawn(64, 48, new Rational(25, 1));
    try (VideoWriter writer = VideoWriter.open(out, format, EncoderSettings.DEFAULT, null, null)) {
      writer.write(Plate.of(format));
      assertThat(leftovers()).hasSize(1);
    }
    assertThat(out).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void refusesPtsThatDoNotIncrease() {
    VideoFormat format = VideoFormat.drawn(64, 48, new Rational(25, 1));
    try (VideoWriter writer =
        VideoWriter.open(folder.resolve("out.mp4"), format, EncoderSettings.DEFAULT, null, null)) {
      Plate plate = Plate.of(format);
      writer.write(plate);
      assertThatThrownBy(() -> writer.write(plate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("pts must rise");
    }
  }

  static WrittenMedia copy(
      Path take, Path out, @Nullable Soundtrack speech, @Nullable CopiedStreams copied) {
    try (VideoReader reader = VideoReader.open(take);
        VideoWriter writer =
            VideoWriter.open(out, reader.format(), EncoderSettings.DEFAULT, speech, copied)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        writer.write(plate);
      }
      return writer.finish();
    }
  }

  private Path tone(int seconds) {
    Path file = folder.resolve("tone.wav");
    Ffmpeg.run("-f lavfi -i sine=400:duration=" + seconds + ":sample_rate=44100", file);
    return file;
  }

  private List<Path> leftovers() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains(".part")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double durationOf(String stream, Path file) {
    return Double.parseDouble(
        Ffmpeg.probe("-select_streams " + stream + " -show_entries stream=duration", file).get(0));
  }

  private static boolean indexComesFirst(Path file) throws IOException {
    String bytes =
        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    return bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat");
  }

  private static double onsetSeconds(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > 0.1) {
        return i / 16000.0;
      }
    }
    return Double.NaN;
  }

  /** Mean difference of the luma of BT.601, whatever the layouts of the plates. */
  private static double meanDifference(Plate original, Plate encoded) {
    PixelBox whole = new PixelBox(0, 0, original.width(), original.height());
    RgbImage a = original.readBox(whole);
    RgbImage b = encoded.readBox(whole);
    double sum = 0;
    for (int i = 0; i < a.red().length; i++) {
      sum +=
          Math.abs(
              0.299 * (a.red()[i] - b.red()[i])
                  + 0.587 * (a.green()[i] - b.green()[i])
                  + 0.114 * (a.blue()[i] - b.blue()[i]));
    }
    return sum / a.red().length;
  }
}
