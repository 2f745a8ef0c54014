package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.VideoDecoding;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.write.HardClip;
import org.redub.models.natives.NvidiaDriver;

class GpuDecodingTest {
  @TempDir private Path folder;

  @Test
  void withoutAGpuTheCpuDecodesTheSameFramesWithANotice() throws IOException {
    assumeThat(NvidiaDriver.find().present()).as("NVIDIA's driver").isFalse();
    Path clip = HardClip.make(folder);
    try (MediaSource cpu = MediaSource.open(clip);
        FrameReader expected = cpu.frames();
        VideoDecoding decoding = VideoDecoding.onGpu(0);
        MediaSource gpu = MediaSource.open(clip).decodedBy(decoding);
        FrameReader actual = gpu.frames()) {
      assertThat(actual.format()).isEqualTo(expected.format());
      Plate one = Plate.of(expected.format());
      Plate other = Plate.of(actual.format());
      while (expected.read(one)) {
        assertThat(actual.read(other)).isTrue();
        assertThat(other.pts()).isEqualTo(one.pts());
        assertThat(other.luma()).isEqualTo(one.luma());
        assertThat(other.chromaV()).isEqualTo(one.chromaV());
      }
      assertThat(actual.read(other)).isFalse();
      assertThat(expected.notices()).isEmpty();
      assertThat(actual.notices())
          .singleElement()
          .satisfies(
              notice -> {
                assertThat(notice.code()).isEqualTo(NoticeCode.DECODED_ON_CPU);
                assertThat(notice.text()).contains(clip.toString(), "CUDA");
              });
    }
  }

  /** NVDEC's frames have their two colour planes in one; taking them apart must change nothing. */
  @ParameterizedTest
  @ValueSource(ints = {64, 322})
  void takesInterleavedColoursApartExactly(int width) {
    int height = 50;
    AVFrame frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_NV12).width(width).height(height);
    frame.colorspace(AVCOL_SPC_BT709).color_range(AVCOL_RANGE_MPEG);
    assertThat(av_frame_get_buffer(frame, 0)).isZero();
    byte[] luma = random(1, width * height);
    byte[] colours = random(2, width * height / 2);
    for (int y = 0; y < height; y++) {
      frame.data(0).position((long) y * frame.linesize(0)).put(luma, y * width, width);
      frame.data(0).position(0);
    }
    for (int y = 0; y < height / 2; y++) {
      frame.data(1).position((long) y * frame.linesize(1)).put(colours, y * width, width);
      frame.data(1).position(0);
    }
    ColourTags tags = FrameConverter.colourOf(frame, ColourTags.UNSPECIFIED);
    assertThat(tags.range()).isEqualTo(AVCOL_RANGE_MPEG).isNotEqualTo(AVCOL_RANGE_JPEG);
    Plate plate = new Plate(width, height, tags);
    try (FrameConverter converter = new FrameConverter(frame, tags);
        FramePacker packer =
            new FramePacker(width, height, org.redub.engine.media.file.PixelLayout.YUV420)) {
      packer.copy(converter.convert(frame), plate);
    }
    av_frame_free(frame);
    assertThat(plate.luma()).isEqualTo(luma);
    for (int i = 0; i < plate.chromaU().length; i++) {
      assertThat(plate.chromaU()[i]).isEqualTo(colours[2 * i]);
      assertThat(plate.chromaV()[i]).isEqualTo(colours[2 * i + 1]);
    }
  }

  private static byte[] random(int seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
