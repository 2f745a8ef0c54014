package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.sound.SoundReader;

/** A take with everything that a container can hold beside picture and speech. */
class KeptStreamsTest {
  @TempDir static Path folder;
  private static Path take;

  @BeforeAll
  static void make() throws IOException {
    DeliveryTest.makeInputs(folder);
    Path words = folder.resolve("words.srt");
    Files.writeString(
        words,
        "1\n00:00:00,200 --> 00:00:00,500\nfirst words\n\n"
            + "2\n00:00:00,600 --> 00:00:00,900\n<i>second</i> words\n");
    Path chapters = folder.resolve("chapters.txt");
    Files.writeString(
        chapters,
        ";FFMETADATA1\ntitle=A take\nslate=12A\nartist=Ann\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=One\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1000\ntitle=Two\n");
    Path cover = folder.resolve("art.png");
    Ffmpeg.run("-f lavfi -i testsrc=size=64x64:rate=1:duration=1 -frames:v 1", cover);
    Path font = Files.write(folder.resolve("font.ttf"), new byte[1000]);
    Path plain = folder.resolve("plain.mkv");
    take = folder.resolve("take.mkv");
    Ffmpeg.run(
        "-i %s -f lavfi -i sine=300:duration=1 -f lavfi -i sine=1200:duration=1 -i %s -i %s"
                .formatted(DeliveryTest.take(), words, chapters)
            + " -map 0:v -map 1:a -map 2:a -map 3:s -map 3:s -map_metadata 4 -map_chapters 4 -c:v copy"
            + " -c:a aac -c:s:0 srt -c:s:1 ass -metadata:s:a:0 language=fre -metadata:s:a:1"
            + " language=deu -metadata:s:s:0 language=fre -metadata:s:s:1 language=ger"
            + " -metadata:s:v:0 timecode=10:00:00:00 -disposition:a:1 comment"
            + " -disposition:s:0 forced",
        plain);
    Ffmpeg.run(
        "-i %s -map 0 -c copy -attach %s -metadata:s:t:0 mimetype=font/ttf -attach %s"
                .formatted(plain, font, cover)
            + " -metadata:s:t:1 mimetype=image/png -metadata:s:t:1 filename=cover.png",
        take);
  }

  private static List<NoticeCode> codes(WrittenMedia written) {
    return written.notices().stream().map(notice -> notice.code()).toList();
  }

  private static String texts(WrittenMedia written) {
    return written.notices().stream().map(notice -> notice.text()).toList().toString();
  }

  @Test
  void keepsEverythingInMatroska() {
    Path out = folder.resolve("out.mkv");
    WrittenMedia written = DeliveryTest.deliver(take, out, VideoCodec.FFV1, true);
    assertThat(written.notices()).isEmpty();
    assertThat(
            Ffmpeg.probe(
                "-show_entries stream=codec_name,codec_type:stream_tags=language:stream_disposition="
                    + "default,forced,comment,attached_pic",
                out))
        .hasSize(8);
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name", out))
        .endsWith("ffv1", "flac", "aac", "aac", "subrip", "ass", "unknown", "png");
    assertThat(Ffmpeg.probe("-show_entries stream_tags=language", out))
        .endsWith("fre", "deu", "fre", "ger");
    assertThat(Ffmpeg.probe("-show_entries stream_tags=timecode", out)).endsWith("10:00:00:00");
    assertThat(Ffmpeg.probe("-show_entries format_tags=slate,title,artist", out).toString())
        .contains("12A", "A take", "Ann");
    assertThat(Ffmpeg.probe("-show_chapters", out).toString()).contains("One", "Two");
    assertThat(
            Ffmpeg.probe("-select_streams v:1 -show_entries stream_disposition=attached_pic", out))
        .endsWith("1");
    DeliveryTest.assertPlays(out);
  }

  @Test
  void keepsWhatAnMp4HoldsAndNamesTheRest() {
    Path out = folder.resolve("out.mp4");
    WrittenMedia written = DeliveryTest.deliver(take, out, null, false);
    assertThat(Ffmpeg.probe("-show_entries stream=codec_name", out))
        .containsExactly(
            "h264", "aac", "aac", "mov_text", "mov_text", "bin_data", "unknown", "png");
    assertThat(codes(written))
        .containsOnly(
            NoticeCode.SUBTITLES_CONVERTED,
            NoticeCode.STREAM_LEFT_OUT,
            NoticeCode.PROPERTIES_LEFT_OUT);
    assertThat(texts(written)).contains("attachment", "tag SLATE").doesNotContain("timecode");
    assertThat(Ffmpeg.probe("-show_entries format_tags=title,artist", out).toString())
        .contains("A take", "Ann");
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries stream_tags=timecode", out))
        .containsExactly("10:00:00:00");
    assertThat(Ffmpeg.probe("-select_streams s:0 -show_entries packet=pts_time,duration_time", out))
        .containsAll(
            Ffmpeg.probe("-select_streams s:0 -show_entries packet=pts_time,duration_time", take));
    DeliveryTest.assertPlays(out);
  }

  @Test
  void keepsOwnTagsInAnMp4WithoutACover() {
    Path bare = folder.resolve("bare.mkv");
    Ffmpeg.run("-i " + take + " -map 0:v:0 -map_metadata 0 -map_chapters -1 -c copy", bare);
    Path out = folder.resolve("tags.mp4");
    assertThat(DeliveryTest.deliver(bare, out, null, false).notices()).isEmpty();
    assertThat(Ffmpeg.probe("-show_entries format_tags=slate,title,artist", out).toString())
        .contains("12A", "A take", "Ann");
  }

  @ParameterizedTest
  @CsvSource({"mov, h264, aac, aac, mov_text, mov_text", "webm, vp9, opus, opus, webvtt, webvtt"})
  void convertsSubtitlesForOtherContainers(
      String extension, String picture, String sound, String other, String first, String second) {
    Path out = folder.resolve("other." + extension);
    WrittenMedia written = DeliveryTest.deliver(take, out, null, false);
    List<String> codecs = Ffmpeg.probe("-show_entries stream=codec_name", out);
    assertThat(codecs).contains(picture, sound, first, second);
    assertThat(codes(written)).contains(NoticeCode.SUBTITLES_CONVERTED, NoticeCode.STREAM_LEFT_OUT);
    assertThat(Ffmpeg.probe("-show_chapters", out).toString()).contains("One", "Two");
    DeliveryTest.assertPlays(out);
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "2, 1200", "fra, 300", "fre, 300", "fr, 300", "de, 1200", "ger, 1200"})
  void readsTheChosenAudioTrack(String track, double hertz) {
    float[] samples = new float[16_000];
    int count;
    try (MediaFile file = MediaFile.open(take, AudioTrack.of(track));
        SoundReader reader = SoundReader.open(file)) {
      count = reader.read(samples);
    }
    int crossings = 0;
    for (int i = 4_001; i < 12_000; i++) {
      crossings += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    }
    assertThat(count).isGreaterThan(12_000);
    assertThat(crossings / 0.5).isBetween(hertz - 10, hertz + 10);
  }

  @ParameterizedTest
  @CsvSource({"3", "ita", "fr-ca"})
  void namesTheTracksThatThereAre(String track) {
    try (MediaFile file = MediaFile.open(take, AudioTrack.of(track))) {
      assertThatThrownBy(() -> SoundReader.open(file))
          .isInstanceOfSatisfying(
              RedubException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.NO_AUDIO);
                assertThat(e.getMessage()).contains(track, "1 (fre), 2 (deu)");
              });
    }
  }
}
