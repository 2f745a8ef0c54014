package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.media.file.AudioFormat;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.read.MediaInfo.Kind;
import org.redub.engine.media.write.HardClip;

class MediaProbeTest {
  @TempDir Path folder;

  @Test
  void probesContentIndependentlyOfTheName() throws IOException {
    Path misnamed = folder.resolve("holiday.txt");
    Files.move(HardClip.make(folder), misnamed);
    MediaInfo info = MediaProbe.probe(misnamed);
    assertThat(info.container()).contains("mp4");
    assertThat(info.streams())
        .extracting(MediaInfo.Stream::kind)
        .startsWith(Kind.VIDEO, Kind.AUDIO, Kind.AUDIO, Kind.SUBTITLE);
    assertThat(info.streams())
        .extracting(MediaInfo.Stream::language)
        .startsWith("und", "fra", "deu", "fra");
    VideoFormat video = info.video().orElseThrow();
    assertThat(video.summary()).startsWith("h264 320x240");
    assertThat(video.timing().startPts()).isEqualTo(507);
    assertThat(video.timing().estimatedFrames()).isEqualTo(85);
    assertThat(video.rotationQuarterTurns()).isEqualTo(1);
    AudioFormat audio = info.audio().orElseThrow();
    assertThat(audio.codec()).isEqualTo("aac");
    assertThat(audio.sampleRateHz()).isEqualTo(44_100);
    assertThat(audio.layout()).isEqualTo("mono");
    assertThat(info.durationUs()).isBetween(3_900_000L, 4_200_000L);
  }
}
