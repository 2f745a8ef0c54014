package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.MediaInfo;
import org.redub.engine.media.read.MediaProbe;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.read.VideoReaderTest;
import org.redub.engine.media.sound.SoundReader;

/** Every unreadable take is reported with a specific code and a line that names the file. */
class BadTakeTest {
  @TempDir Path folder;

  @Test
  void reportsAMissingFile() {
    assertFails(folder.resolve("reportsAMissingFile.mp4"), ErrorCode.INPUT_NOT_FOUND);
  }

  @Test
  void reportsNamesThatNoFileHas() {
    Path unread = folder.resolve("caf\uFFFD.mp4");
    assertFails(unread, ErrorCode.INPUT_NOT_FOUND);
    assertThatThrownBy(() -> VideoReader.open(unread))
        .hasMessageContaining("bytes that are not UTF-8");
    Path tooLong = folder.resolve("a".repeat(300) + ".mp4");
    assertThatThrownBy(() -> VideoReader.open(tooLong))
        .isInstanceOf(RedubException.class)
        .hasMessageContaining("longer than the file system allows");
  }

  @Test
  void reportsADirectory() {
    assertFails(folder, ErrorCode.INPUT_UNREADABLE);
  }

  @Test
  void reportsAnEmptyFile() throws IOException {
    assertFails(
        Files.createFile(folder.resolve("reportsAnEmptyFile.mp4")), ErrorCode.INPUT_NOT_MEDIA);
  }

  @Test
  void textNamedMp4() throws IOException {
    Path text = folder.resolve("text.mp4");
    assertFails(Files.writeString(text, "hello\n"), ErrorCode.INPUT_NOT_MEDIA);
    assertFails(Files.writeString(text, "Dear Sir,\n".repeat(5000)), ErrorCode.INPUT_NOT_MEDIA);
  }

  @Test
  void refusesScriptsThatWouldOpenOtherFiles() throws IOException {
    Path real = clip("real.mp4", "-c:v libx264");
    Path list = folder.resolve("list.mp4");
    Files.writeString(list, "ffconcat version 1.0\nfile 'real.mp4'\n");
    assertThatThrownBy(() -> VideoReader.open(list)).isInstanceOf(RedubException.class);
    Files.writeString(list, "#EXTM3U\n#EXTINF:1,\n" + real + "\n#EXT-X-ENDLIST\n");
    assertThatThrownBy(() -> VideoReader.open(list)).isInstanceOf(RedubException.class);
  }

  @Test
  void reportsNoiseAsNotMedia() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(5).nextBytes(bytes);
    Path file = Files.write(folder.resolve("reportsNoiseAsNotMedia.mp4"), bytes);
    assertThatThrownBy(() -> VideoReader.open(file))
        .isInstanceOfSatisfying(
            RedubException.class, e -> assertThat(e.code().exitCode()).isEqualTo(4));
  }

  @Test
  void reportsSoundWithoutVideo() {
    Path sound = folder.resolve("sound.mp4");
    Ffmpeg.run("-f lavfi -i sine=duration=1 -c:a aac", sound);
    assertFails(sound, ErrorCode.NO_VIDEO);
  }

  @Test
  void doesNotUseCoverArtAsVideo() {
    Path cover = folder.resolve("cover.png");
    Ffmpeg.run("-f lavfi -i testsrc=size=100x100:rate=1:duration=1 -frames:v 1", cover);
    Path song = folder.resolve("song.mp3");
    Ffmpeg.run(
        "-f lavfi -i sine=duration=1 -i "
            + cover
            + " -map 0 -map 1 -c:a libmp3lame -c:v copy -disposition:v:0 attached_pic",
        song);
    assertFails(song, ErrorCode.NO_VIDEO);
    assertThat(MediaProbe.probe(song).streams())
        .extracting(MediaInfo.Stream::kind)
        .containsExactly(MediaInfo.Kind.AUDIO, MediaInfo.Kind.COVER);
  }

  @Test
  void reportsAMissingIndex() throws IOException {
    Path whole = clip("whole.mp4", "-c:v libx264");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    assertFails(cut, ErrorCode.INPUT_DAMAGED);
    assertThatThrownBy(() -> VideoReader.open(cut))
        .hasMessageEndingWith(
            "cut.mp4' is damaged or incomplete: Invalid data found when processing input"
                + " (moov atom not found)");
  }

  @Test
  void reportsATruncatedMp4() throws IOException {
    Path whole = clip("whole.mp4", "-c:v libx264 -bf 2 -movflags +faststart");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 6 / 10));
    try (VideoReader reader = VideoReader.open(cut)) {
      int frames = VideoReaderTest.ptsOf(reader).size();
      assertThat(frames).isBetween(15, 45);
      assertThat(reader.truncated()).isTrue();
      assertThat(reader.damagedPackets()).isPositive();
      assertThat(reader.notices().get(0).text())
          .contains("cut.mp4", "ends unexpectedly", frames + " of 50 frames");
    }
  }

  @Test
  void reportsATruncatedMatroska() throws IOException {
    Path whole = folder.resolve("whole.mkv");
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=8 -c:v libx264", whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.mkv"), Arrays.copyOf(bytes, bytes.length / 2));
    try (VideoReader reader = VideoReader.open(cut)) {
      assertThat(VideoReaderTest.ptsOf(reader)).hasSizeBetween(50, 150);
      assertThat(reader.notices()).anyMatch(notice -> notice.text().contains("of 200 frames"));
    }
  }

  /** Cut so that less is missing than the difference of sound and picture in many good files. */
  @ParameterizedTest
  @ValueSource(strings = {"mkv", "webm", "avi", "mp4", "frag.mp4", "mov"})
  void reportsAFileWithoutItsEnd(String extension) throws IOException {
    Path whole = folder.resolve("whole." + extension);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=4 -f lavfi -i sine=duration=4 -g 10"
            + (extension.equals("webm")
                ? " -c:v libvpx-vp9 -deadline realtime -c:a libopus"
                : " -c:v libx264 -c:a aac")
            + (extension.equals("frag.mp4") ? " -movflags +frag_keyframe+empty_moov" : "")
            + (extension.equals("mp4") || extension.equals("mov") ? " -movflags +faststart" : ""),
        whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut =
        Files.write(
            folder.resolve("cut." + extension), Arrays.copyOf(bytes, bytes.length * 85 / 100));
    assertThat(codes(cut)).containsAnyOf(NoticeCode.VIDEO_BREAKS_OFF, NoticeCode.FILE_INCOMPLETE);
    assertThat(soundCodes(cut))
        .containsAnyOf(NoticeCode.SOUND_BREAKS_OFF, NoticeCode.SOUND_INCOMPLETE);
    assertThat(codes(whole))
        .doesNotContain(NoticeCode.VIDEO_BREAKS_OFF, NoticeCode.FILE_INCOMPLETE);
    assertThat(soundCodes(whole)).isEmpty();
    Path longer = Files.write(folder.resolve("longer"), Arrays.copyOf(bytes, bytes.length + 999));
    assertThat(codes(longer))
        .doesNotContain(NoticeCode.VIDEO_BREAKS_OFF, NoticeCode.FILE_INCOMPLETE);
  }

  private static List<NoticeCode> codes(Path take) {
    try (VideoReader reader = VideoReader.open(take)) {
      VideoReaderTest.ptsOf(reader);
      return reader.notices().stream().map(Notice::code).toList();
    }
  }

  private static List<NoticeCode> soundCodes(Path take) {
    try (SoundReader reader = SoundReader.open(take)) {
      float[] samples = new float[1000];
      while (reader.read(samples) > 0) {
        samples[0] = 0;
      }
      return reader.notices().stream().map(Notice::code).toList();
    }
  }

  /** Damaged blocks, and all that builds on them up to the next key frame. */
  @ParameterizedTest
  @ValueSource(strings = {"libx264", "mpeg4", "mpeg2video"})
  void marksDamagedFrames(String codec) throws IOException {
    Path clip = folder.resolve("damaged.mkv");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=320x240:rate=25:duration=4 -bf 0 -g 25 -b:v 2M -c:v "
            + codec
            + " -bsf:v noise=amount='eq(n\\,35)*200'",
        clip);
    List<Boolean> damaged = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        damaged.add(plate.isDamaged());
      }
      assertThat(reader.notices().stream().map(Notice::code))
          .containsAnyOf(NoticeCode.DAMAGED_FRAMES, NoticeCode.DAMAGED_PACKETS);
    }
    assertThat(damaged).hasSizeBetween(99, 100);
    assertThat(damaged.subList(0, 34)).containsOnly(false);
    assertThat(damaged.subList(36, 48)).containsOnly(true);
    assertThat(damaged.subList(51, damaged.size())).containsOnly(false);
  }

  @Test
  void skipsDamagedPackets() throws IOException {
    Path clip = clip("clip.mp4", "-c:v libx264 -g 10");
    byte[] bytes = Files.readAllBytes(clip);
    byte[] garbage = new byte[bytes.length / 10];
    new Random(3).nextBytes(garbage);
    System.arraycopy(garbage, 0, bytes, bytes.length / 3, garbage.length);
    Files.write(clip, bytes);
    try (VideoReader reader = VideoReader.open(clip)) {
      assertThat(VideoReaderTest.ptsOf(reader)).hasSizeBetween(30, 50).isSorted();
      assertThat(reader.damagedPackets()).isPositive();
      assertThat(reader.notices().get(0).text()).contains("damaged packets were skipped");
    }
  }

  private Path clip(String name, String options) {
    Path clip = folder.resolve(name);
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 " + options, clip);
    return clip;
  }

  private static void assertFails(Path file, ErrorCode code) {
    assertThatThrownBy(() -> VideoReader.open(file))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              assertThat(e.getMessage())
                  .contains(file.getFileName().toString())
                  .doesNotContain("\n");
            });
  }
}
