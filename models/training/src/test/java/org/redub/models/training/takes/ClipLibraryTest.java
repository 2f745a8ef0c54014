package org.redub.models.training.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.files.ContentKey;
import org.redub.files.Sha256;
import org.redub.models.ModelStore;
import org.redub.models.face.FaceLandmarker;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

class ClipLibraryTest {
  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();

  @Test
  void tracksClipOnce() throws IOException {
    ClipEntry clip = ClipIndex.read(sharedOrSkip()).get(0);
    TrackedClip tracked = track(clip).get(0);
    assertThat(log).hasSize(1).first().asString().startsWith("tracking ");
    assertThat(tracked.pictures()).isGreaterThan(50);
    assertThat(tracked.seconds()).isBetween(1.0, 60.0);
    assertThat(tracked.ptsUs()).isSorted();
    assertThat(tracked.controls().length).isEqualTo(Utterance.MOTIONS);
    double[] opening = tracked.control(FaceMotion.OPENING);
    double range =
        Arrays.stream(opening).max().orElseThrow() - Arrays.stream(opening).min().orElseThrow();
    assertThat(range).as("in interocular distances").isBetween(0.02, 0.8);

    log.clear();
    Path renamed = Files.copy(clip.file(), folder.resolve("another name.mp4"));
    ClipEntry same = new ClipEntry(renamed, "someone else", "", "", true);
    TrackedClip kept = track(same).get(0);
    assertThat(log).as("the content is the key, not the name").isEmpty();
    assertThat(kept.clip()).isEqualTo(same);
    assertThat(kept.ptsUs()).isEqualTo(tracked.ptsUs());
    assertThat(kept.controls()).isDeepEqualTo(tracked.controls());
    assertThat(kept.mel()).isEqualTo(tracked.mel());
  }

  @Test
  void trackDependsOnNetworksAndLimits() throws IOException {
    Path clip = Files.writeString(folder.resolve("clip.mp4"), "a clip");
    ModelStore models = ModelStore.embedded();
    ContentKey key = ClipTracker.key(clip, models);
    assertThat(key.contentSha256()).isEqualTo(Sha256.of(clip));
    assertThat(key.parts())
        .containsKeys("clip-tracker", "min-interocular-distance-px", "max-yaw-degrees")
        .containsEntry(
            "sha256 of " + FaceLandmarker.ATTENTION,
            models.card(FaceLandmarker.ATTENTION).sha256());
    Files.writeString(clip, "another");
    assertThat(ClipTracker.key(clip, models)).isNotEqualTo(key);
  }

  @Test
  void leavesOutFilesThatAreNotVideosWithReason() throws IOException {
    Path file = Files.writeString(folder.resolve("text.mp4"), "this is not a video");
    assertThat(track(new ClipEntry(file, "ann", "", "", false))).isEmpty();
    assertThat(log).hasSize(2);
    assertThat(log.get(0)).isEqualTo("tracking text.mp4 (ann)");
    assertThat(log.get(1)).startsWith("left out: ").contains(file.toString());
    assertThat(folder.resolve("tracks")).isEmptyDirectory();
  }

  @Test
  void rejectsDamagedTrack() throws IOException {
    ClipEntry clip = new ClipEntry(Path.of("x.mp4"), "ann", "", "", false);
    Path file = folder.resolve("a.track");
    TrackFile.write(file, new TrackedClip(clip, new long[] {4}, new double[7][1], new short[80]));
    assertThat(TrackFile.read(file, clip).ptsUs()).containsExactly(4);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> TrackFile.read(file, clip))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is truncated");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> TrackFile.read(file, clip))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is not a track of this version");
  }

  private List<TrackedClip> track(ClipEntry clip) throws IOException {
    return new ClipLibrary(folder.resolve("tracks"), log::add).track(List.of(clip));
  }

  /** {@code shared/av} next to the repository; skips the test if it does not exist. */
  private static Path sharedOrSkip() {
    @Nullable Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared").resolve("av"))) {
      at = at.getParent();
    }
    assumeThat(at).as("a folder shared/av next to the repository").isNotNull();
    return at.resolve("shared").resolve("av");
  }
}
