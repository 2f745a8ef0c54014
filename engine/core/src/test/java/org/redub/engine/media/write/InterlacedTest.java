package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.VideoCodec;
import org.redub.engine.media.plate.FieldLines;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FieldSource;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.read.VideoReader;

/** Interlaced takes stay interlaced. */
class InterlacedTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() {
    DeliveryTest.makeInputs(folder);
  }

  private static Path take(String name, boolean topFirst, String encoder) {
    Path take = folder.resolve(name);
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=320x240:rate=50:duration=1 -vf tinterlace="
            + (topFirst ? "interleave_top" : "interleave_bottom")
            + ",fps=25,setfield="
            + (topFirst ? "tff" : "bff")
            + " -flags +ildct+ilme "
            + encoder,
        take);
    return take;
  }

  @ParameterizedTest
  @CsvSource({
    "t1.mp4, true, -c:v libx264 -pix_fmt yuv420p -x264-params tff=1, o1.mp4, H264, tt",
    "t2.mp4, false, -c:v libx264 -pix_fmt yuv420p -x264-params bff=1, o2.mkv, H264, bb",
    "t3.mov, true, -c:v prores_ks, o3.mov, PRORES, tt",
    "t4.mpg, true, -c:v mpeg2video -q:v 2, o4.mov, PRORES, tt",
    "t5.mpg, true, -c:v mpeg2video -q:v 2, o5.mkv, AUTO, tt",
    "t6.mov, false, -c:v prores_ks, o6.mov, AUTO, bb",
    "t7.mkv, true, -c:v ffv1 -level 3, o7.mkv, AUTO, tt"
  })
  void writesFields(
      String in, boolean topFirst, String encoder, String output, VideoCodec codec, String order) {
    Path take = take(in, topFirst, encoder);
    Path out = folder.resolve(output);
    WrittenMedia written = DeliveryTest.deliver(take, out, codec);
    assertThat(written.notices()).noneMatch(notice -> notice.code() == NoticeCode.INTERLACED);
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries stream=field_order", out))
        .containsExactly(order);
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries frame=interlaced_frame", out))
        .containsOnly("1");
    assertThat(Ffmpeg.probe("-select_streams v:0 -show_entries frame=top_field_first", out))
        .containsOnly(topFirst ? "1" : "0");
    DeliveryTest.assertPlays(out);
  }

  @Test
  void saysWhereFieldsAreNotMarked() {
    Path take = take("vp9.mp4", true, "-c:v libx264 -pix_fmt yuv420p -x264-params tff=1");
    assertThat(DeliveryTest.deliver(take, folder.resolve("vp9.webm"), null).notices())
        .anyMatch(notice -> notice.code() == NoticeCode.INTERLACED);
  }

  @Test
  void takesFramesApartAndPutsThemTogether() {
    Path take = take("apart.mp4", false, "-c:v libx264 -pix_fmt yuv420p -x264-params bff=1");
    try (MediaSource source = FieldSource.split(MediaSource.open(take));
        FrameReader fields = source.frames();
        VideoReader frames = VideoReader.open(take)) {
      assertThat(source).isInstanceOf(FieldSource.class);
      Plate early = fields.newPlate();
      Plate late = fields.newPlate();
      Plate woven = frames.newPlate();
      Plate whole = frames.newPlate();
      int count = 0;
      while (frames.read(whole)) {
        assertThat(fields.read(early)).isTrue();
        assertThat(fields.read(late)).isTrue();
        FieldLines.weave(late, early, woven);
        assertThat(Arrays.equals(woven.luma(), whole.luma())).isTrue();
        assertThat(Arrays.equals(woven.chromaU(), whole.chromaU())).isTrue();
        assertThat(early.ptsUs()).isEqualTo(whole.ptsUs());
        assertThat(late.ptsUs()).isEqualTo(whole.ptsUs() + 20_000);
        assertThat(Arrays.equals(early.luma(), late.luma())).isFalse();
        count++;
      }
      assertThat(count).isBetween(24, 25);
      assertThat(fields.read(early)).isFalse();
    }
  }

  @Test
  void leavesProgressiveTakesAlone() {
    MediaSource source = MediaSource.open(DeliveryTest.take());
    try (MediaSource split = FieldSource.split(source)) {
      assertThat(split).isSameAs(source);
    }
  }
}
