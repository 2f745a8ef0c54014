package org.redub.engine.media.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;

class FrameClockTest {
  private static final long NONE = avutil.AV_NOPTS_VALUE;

  private final VideoFormat format =
      VideoFormat.drawn(16, 16, new Rational(25, 1)).asVideo(new Rational(12800, 1));
  private final FrameClock timeline = new FrameClock(format);

  @Test
  void preservesValidPts() {
    assertThat(place(507, 1531, 2043, 9000)).containsExactly(507, 1531, 2043, 9000);
    assertThat(timeline.repairedFrames()).isZero();
  }

  @Test
  void repairsMissingPts() {
    assertThat(place(100, NONE, NONE, 2000)).containsExactly(100, 612, 1124, 2000);
    assertThat(timeline.repairedFrames()).isEqualTo(2);
  }

  @Test
  void separatesEqualPts() {
    assertThat(place(0, 512, 512, 1024)).containsExactly(0, 512, 513, 1024);
    assertThat(timeline.repairedFrames()).isEqualTo(1);
  }

  @Test
  void continuesAfterAClockReset() {
    assertThat(place(20_000, 20_512, 0, 512, 1024))
        .containsExactly(20_000, 20_512, 21_024, 21_536, 22_048);
    assertThat(timeline.repairedFrames()).isEqualTo(1);
  }

  private long[] place(long... pts) {
    long[] placed = new long[pts.length];
    for (int i = 0; i < pts.length; i++) {
      FrameTime time = timeline.assign(pts[i], 512);
      assertThat(time.index()).isEqualTo(i);
      assertThat(time.ptsUs()).isEqualTo(format.ptsUs(time.pts()));
      placed[i] = time.pts();
    }
    return placed;
  }
}
