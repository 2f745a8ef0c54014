package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;

/** Dubs a part of a take and leaves the rest alone. */
class RangeDubTest {
  private static final int FRAMES = 75;

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path take;
  private static Path speech;

  @BeforeAll
  static void make() {
    redubber = new Redubber(DevicePreference.CPU);
    Path own = folder.resolve("own.wav");
    Ffmpeg.run("-f lavfi -i sine=300:duration=3:sample_rate=48000", own);
    speech = folder.resolve("speech.wav");
    Ffmpeg.run("-f lavfi -i sine=1200:duration=0.8:sample_rate=48000", speech);
    take = folder.resolve("take.mp4");
    Path silent = DrawnTake.talking(folder.resolve("silent.mp4"), FRAMES);
    Ffmpeg.run("-i " + silent + " -i " + own + " -map 0 -map 1 -c:v copy -c:a aac", take);
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  private static RedubRequest.Builder request(String output) {
    return RedubRequest.builder()
        .video(take)
        .speech(speech)
        .output(folder.resolve(output))
        .encoder(DrawnTake.LOSSLESS);
  }

  @Test
  void leavesPictureAndSoundAloneOutsideTheRange() {
    RedubResult result =
        redubber.dub(
            request("range.mp4").ranges(List.of(TakeRange.of("1-2"))).build(),
            ProgressListener.SILENT);
    assertThat(result.counts().dubbed()).isBetween(18, 25);
    assertThat(result.counts().untouchedByReason()).containsEntry("outside the range", 50);
    int changed = 0;
    try (VideoReader a = VideoReader.open(take);
        VideoReader b = VideoReader.open(folder.resolve("range.mp4"))) {
      Plate before = a.newPlate();
      Plate after = b.newPlate();
      for (int i = 0; i < FRAMES; i++) {
        assertThat(a.read(before)).isTrue();
        assertThat(b.read(after)).isTrue();
        assertThat(after.ptsUs()).isEqualTo(before.ptsUs());
        boolean same = Arrays.equals(before.luma(), after.luma());
        if (i < 25 || i >= 50) {
          assertThat(same).as("frame %d", i).isTrue();
        }
        changed += same ? 0 : 1;
      }
      assertThat(b.read(after)).isFalse();
    }
    assertThat(changed).isGreaterThan(15);
    float[] sound = new float[48_000];
    int count = 0;
    try (SoundReader reader = SoundReader.open(folder.resolve("range.mp4"))) {
      float[] part = new float[1000];
      for (int n = reader.read(part); n > 0; n = reader.read(part)) {
        System.arraycopy(part, 0, sound, count, Math.min(n, sound.length - count));
        count += n;
      }
    }
    assertThat(hertz(sound, 0.2)).isBetween(290.0, 310.0);
    assertThat(hertz(sound, 1.2)).isBetween(1180.0, 1220.0);
    assertThat(hertz(sound, 2.2)).isBetween(290.0, 310.0);
  }

  private static double hertz(float[] sound, double fromS) {
    int crossings = 0;
    for (int i = (int) (fromS * 16_000); i < (fromS + 0.5) * 16_000; i++) {
      crossings += sound[i] < 0 && sound[i + 1] >= 0 ? 1 : 0;
    }
    return crossings / 0.5;
  }

  @Test
  void refusesARangeAfterTheEnd() {
    RedubRequest request = request("late.mp4").ranges(List.of(TakeRange.of("0:03-0:04"))).build();
    assertThatThrownBy(() -> redubber.dub(request, ProgressListener.SILENT))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
              assertThat(e.getMessage()).contains("3-4", "3.000 s");
            });
    assertThat(folder.resolve("late.mp4")).doesNotExist();
  }
}
