package org.redub.models.training.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

class SpeakersTest {
  @Test
  void anIndexNamesSpeakersAndWhoIsKeptOut(@TempDir Path folder) throws IOException {
    Path index = folder.resolve("INDEX.csv");
    Files.writeString(
        index,
        "path,speaker,language,licence,use\na/1.mp4,ann,en,CC BY 4.0,train\n"
            + "b/2.mp4,bob,de,CC0,validation\n");
    List<ClipEntry> clips = ClipIndex.read(folder);
    assertThat(clips).hasSize(2).isEqualTo(ClipIndex.read(index));
    assertThat(clips.get(0).file()).isEqualTo(folder.resolve("a/1.mp4"));
    assertThat(clips.get(0).validation()).isFalse();
    assertThat(clips.get(1).validation()).isTrue();
    Files.writeString(index, "file,who\nx,y\n");
    assertThatThrownBy(() -> ClipIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected [path, speaker, language, licence, use]");
  }

  @Test
  void withoutAnIndexEveryVideoIsASpeaker(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> ClipIndex.read(folder)).hasMessageContaining("no video to learn from");
    Files.createFile(folder.resolve("b.MP4"));
    Files.createFile(folder.resolve("a.mkv"));
    Files.createFile(folder.resolve("notes.txt"));
    assertThat(ClipIndex.read(folder))
        .extracting(ClipEntry::speaker)
        .containsExactly("a.mkv", "b.MP4");
    assertThatThrownBy(() -> ClipIndex.read(folder.resolve("none")))
        .hasMessageContaining("there is no folder or index");
  }

  /** A mouth of another size, later and drifting, comes out as the same motion. */
  @Test
  void aSpeakersMotionIsInTheirOwnSpreadOnTheSoundsClock() {
    Utterance u = Speakers.utterances(List.of(clip(0.05, 80_000, 0)), clips -> 80_000L).get(0);
    Utterance v = Speakers.utterances(List.of(clip(0.01, 0, 0)), clips -> 0L).get(0);
    double squares = 0;
    int count = 0;
    for (int i = 30; i < u.frames() - 40; i++) {
      double a = u.motions()[i * Utterance.MOTIONS];
      double b = v.motions()[i * Utterance.MOTIONS];
      assertThat(a).isCloseTo(b, within(0.15));
      squares += a * a;
      count++;
    }
    assertThat(Math.sqrt(squares / count)).isCloseTo(1, within(0.15));
  }

  @Test
  void whatGoesWithTheOpeningIsNoMotionOfItsOwn() {
    Utterance u = Speakers.utterances(List.of(clip(0.05, 0, 0)), clips -> 0L).get(0);
    double product = 0;
    for (int i = 30; i < u.frames() - 40; i++) {
      product +=
          u.motions()[i * Utterance.MOTIONS]
              * u.motions()[i * Utterance.MOTIONS + FaceMotion.JAW.channel()];
    }
    assertThat(product / (u.frames() - 70)).isCloseTo(0, within(0.1));
  }

  @Test
  void aGapInTheTrackIsNotCertain() {
    Utterance u = Speakers.utterances(List.of(clip(0.05, 0, 40)), clips -> 0L).get(0);
    int uncertain = 0;
    for (int i = 0; i < 200; i++) {
      uncertain += u.certain()[i] ? 0 : 1;
    }
    assertThat(uncertain).isBetween(55, 70);
  }

  /** 6 s at 25 a second of a mouth that opens twice a second; the jaw goes along and beyond. */
  private static TrackedClip clip(double size, long lateUs, int lostPictures) {
    int pictures = 150;
    int kept = pictures - lostPictures;
    long[] pts = new long[kept];
    double[][] controls = new double[FaceMotion.values().length][kept];
    int at = 0;
    for (int i = 0; i < pictures; i++) {
      if (i >= 50 && i < 50 + lostPictures) {
        continue;
      }
      pts[at] = i * 40_000L;
      double t = (pts[at] - lateUs) / 1e6;
      double opening = size * Math.sin(4 * Math.PI * t);
      controls[FaceMotion.OPENING.channel()][at] = 0.1 + opening + 0.01 * size * t;
      controls[FaceMotion.WIDTH.channel()][at] = 0.6 + size * Math.sin(5 * Math.PI * t);
      controls[FaceMotion.JAW.channel()][at] = 1 + opening + 0.2 * size * Math.sin(17 * t);
      at++;
    }
    short[] mel = new short[480 * Utterance.BANDS];
    ClipEntry entry = new ClipEntry(Path.of("a.mp4"), "ann", "en", "", false);
    return new TrackedClip(entry, pts, controls, mel);
  }
}
