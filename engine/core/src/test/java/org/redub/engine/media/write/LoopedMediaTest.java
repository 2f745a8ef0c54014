package org.redub.engine.media.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.MediaProbe;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.read.VideoReaderTest;
import org.redub.engine.media.sound.SoundReader;

class LoopedMediaTest {
  private static final long SECOND_US = 1_000_000;

  @TempDir Path folder;

  private Path loop(Path clip, long lengthUs) {
    Path out = folder.resolve("loop-" + lengthUs + ".mp4");
    LoopedMedia.write(clip, out, lengthUs);
    return out;
  }

  private static List<Long> pts(Path file) {
    try (VideoReader reader = VideoReader.open(file)) {
      return VideoReaderTest.ptsOf(reader);
    }
  }

  private static List<Integer> pictures(Path file) {
    try (VideoReader reader = VideoReader.open(file)) {
      List<Integer> pictures = new ArrayList<>();
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        pictures.add(Arrays.hashCode(plate.luma()));
      }
      assertThat(reader.notices()).isEmpty();
      return pictures;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 49, 50, 51, 125})
  void repeatsEveryFrameInOrder(int frames) {
    Path clip = folder.resolve("take.mp4");
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -c:v libx264 -bf 0", clip);
    List<Integer> once = pictures(clip);
    Path loop = loop(clip, frames * SECOND_US / 25);
    List<Long> pts = pts(loop);
    assertThat(pts).hasSize(frames).isSorted().doesNotHaveDuplicates();
    assertThat(pts.get(frames - 1) - pts.get(0))
        .isEqualTo((frames - 1) * (pts.get(1) - pts.get(0)));
    List<Integer> looped = pictures(loop);
    for (int i = 0; i < frames; i++) {
      assertThat(looped.get(i)).as("frame %d", i).isEqualTo(once.get(i % 50));
    }
  }

  /** Frames that need later ones: the end moves by less than a group of B-frames. */
  @Test
  void keepsEveryFrameWhereFramesNeedLaterOnes() {
    Path clip = folder.resolve("b-frames.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -c:v libx264 -bf 3 -b_strategy 0",
        clip);
    List<Integer> once = pictures(clip);
    for (int frames : new int[] {37, 50, 88, 101}) {
      List<Integer> looped = pictures(loop(clip, frames * SECOND_US / 25));
      assertThat(looped).hasSizeBetween(frames, frames + 3);
      for (int i = 0; i < looped.size(); i++) {
        assertThat(looped.get(i)).as("frame %d", i).isEqualTo(once.get(i % 50));
      }
    }
  }

  @Test
  void keepsClockOrientationAndVaryingFrameRate() throws IOException {
    Path clip = HardClip.make(folder);
    List<Long> once = pts(clip);
    List<Long> looped = pts(loop(clip, 10 * SECOND_US));
    assertThat(looped).isSorted().doesNotHaveDuplicates();
    assertThat(looped.subList(0, once.size())).isEqualTo(once);
    long round = looped.get(once.size()) - once.get(0);
    for (int i = once.size(); i < looped.size(); i++) {
      assertThat(looped.get(i) - looped.get(i - once.size())).as("frame %d", i).isEqualTo(round);
    }
    try (VideoReader before = VideoReader.open(clip);
        VideoReader after = VideoReader.open(folder.resolve("loop-10000000.mp4"))) {
      assertThat(after.format().orientation()).isEqualTo(before.format().orientation());
      assertThat(after.format().sampleAspect()).isEqualTo(before.format().sampleAspect());
      assertThat(after.format().colour()).isEqualTo(before.format().colour());
      assertThat(after.format().timeBase()).isEqualTo(before.format().timeBase());
    }
  }

  @Test
  void repeatsTheSoundWithThePicture() {
    Path clip = folder.resolve("sound.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -f lavfi -i"
            + " aevalsrc=lt(t\\,0.5)*sin(2*PI*440*t):duration=1.9:sample_rate=44100"
            + " -c:v libx264 -c:a aac",
        clip);
    Path loop = loop(clip, 7 * SECOND_US);
    float[] samples = samples(loop);
    assertThat(samples.length / (double) SoundReader.SAMPLE_RATE_HZ).isCloseTo(7, within(0.1));
    for (int round = 0; round < 3; round++) {
      assertThat(loudness(samples, 2 * round + 0.1, 2 * round + 0.4)).isGreaterThan(0.2);
      assertThat(loudness(samples, 2 * round + 0.7, 2 * round + 1.9)).isLessThan(0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"flac", "wav", "m4a", "mp3"})
  void repeatsSoundWithoutPicture(String container) {
    Path clip = folder.resolve("voice." + container);
    Ffmpeg.run("-f lavfi -i sine=440:duration=1.5:sample_rate=16000", clip);
    Path loop = loop(clip, 4 * SECOND_US);
    assertThat(MediaProbe.probe(loop).video()).isEmpty();
    float[] samples = samples(loop);
    assertThat(samples.length / (double) SoundReader.SAMPLE_RATE_HZ).isCloseTo(4, within(0.3));
    assertThat(loudness(samples, 0.2, 3.8)).isGreaterThan(0.05);
  }

  private static float[] samples(Path file) {
    try (SoundReader reader = SoundReader.open(file)) {
      float[] samples = new float[60 * SoundReader.SAMPLE_RATE_HZ];
      int count = reader.read(samples);
      return Arrays.copyOf(samples, count);
    }
  }

  private static double loudness(float[] samples, double fromS, double toS) {
    int from = (int) (fromS * SoundReader.SAMPLE_RATE_HZ);
    int to = (int) (toS * SoundReader.SAMPLE_RATE_HZ);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  @Test
  void refusesStreamsWithoutTimes() throws IOException {
    Path raw = folder.resolve("raw.h264");
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v libx264 -f h264", raw);
    assertRefused(raw, ErrorCode.INPUT_DAMAGED, "no time stamp");
  }

  @Test
  void refusesCodecsThatAnMp4CannotHold() throws IOException {
    Path clip = folder.resolve("clip.mkv");
    Ffmpeg.run("-f lavfi -i testsrc2=size=160x120:rate=25:duration=1 -c:v huffyuv", clip);
    assertRefused(clip, ErrorCode.INPUT_NOT_MEDIA, "huffyuv");
  }

  /** Nothing is left behind. */
  private void assertRefused(Path clip, ErrorCode code, String why) throws IOException {
    assertThatThrownBy(() -> loop(clip, 3 * SECOND_US))
        .isInstanceOfSatisfying(RedubException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(clip.toString())
        .hasMessageContaining(why);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(clip);
    }
  }
}
