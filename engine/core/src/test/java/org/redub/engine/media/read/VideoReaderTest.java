package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.engine.media.write.HardClip;

public class VideoReaderTest {
  @TempDir Path folder;

  @Test
  void readsTheFormatOfTheHardClip() throws IOException {
    Path clip = HardClip.make(folder);
    try (VideoReader reader = VideoReader.open(clip)) {
      VideoFormat format = reader.format();
      assertThat(format.width()).isEqualTo(320);
      assertThat(format.height()).isEqualTo(240);
      assertThat(format.sampleAspect()).isEqualTo(new Rational(4, 3));
      assertThat(format.rotationQuarterTurns()).isEqualTo(1);
      assertThat(format.colour().toString()).isEqualTo("bt709/pc/bt709/bt709");
      assertThat(format.timeBase()).isEqualTo(new Rational(1, 12800));
      assertThat(format.codec()).isEqualTo("h264");
      assertThat(ptsOf(reader)).isEqualTo(Ffmpeg.videoPts(clip)).startsWith(507L);
      assertThat(reader.notices()).isEmpty();
    }
  }

  @Test
  void readsTheSameFramesInASecondPass() throws IOException {
    Path clip = HardClip.make(folder);
    List<Integer> first = hashes(clip);
    assertThat(first).hasSizeGreaterThan(50);
    assertThat(hashes(clip)).isEqualTo(first);
  }

  public static List<Long> ptsOf(VideoReader reader) {
    List<Long> pts = new ArrayList<>();
    Plate plate = reader.newPlate();
    while (reader.read(plate)) {
      pts.add(plate.pts());
    }
    return pts;
  }

  private static List<Integer> hashes(Path clip) {
    List<Integer> hashes = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(clip)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        hashes.add(
            java.util.Arrays.hashCode(plate.luma()) * 31
                + java.util.Arrays.hashCode(plate.chromaU()));
      }
    }
    return hashes;
  }
}
