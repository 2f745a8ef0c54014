package org.redub.engine.analyse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.DemoFiles;
import org.redub.engine.DrawnTake;
import org.redub.engine.DrawnTalker;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.CacheSettings;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import org.redub.models.mouth.MouthShapePredictor;

/** Uses the shipped networks on a drawn take with sound. */
class StoredTakeAnalyserTest {
  private static final Workers WORKERS = Workers.of(2);

  @AfterAll
  static void stop() {
    WORKERS.close();
  }

  @TempDir static Path folder;
  private static Path video;

  @TempDir private Path cacheFolder;
  private Networks networks;
  private JobLog log;

  @BeforeAll
  static void draw() throws Exception {
    Path speech = DemoFiles.speech(folder);
    video =
        DrawnTake.write(
            folder.resolve("take.mp4"),
            20,
            frame -> DrawnTalker.DARK.draw(DrawnTalker.swaying(frame, frame % 5 / 5.0, 1)),
            new Soundtrack(speech, 0));
  }

  @BeforeEach
  void load() {
    networks =
        Networks.open(
            ModelStore.embedded(),
            DevicePreference.CPU,
            MouthShapePredictor.DEFAULT_MODEL,
            CacheSettings.in(cacheFolder),
            WORKERS);
  }

  @AfterEach
  void unload() {
    networks.close();
  }

  private Take analyse(Path file) {
    log = new JobLog(ProgressListener.SILENT, System::nanoTime);
    try (MediaSource source = MediaSource.open(file)) {
      return new StoredTakeAnalyser(networks, log).analyse(source);
    }
  }

  private Take analysePicture(Path file) {
    log = new JobLog(ProgressListener.SILENT, System::nanoTime);
    try (MediaSource source = MediaSource.open(file)) {
      return new StoredTakeAnalyser(networks, log).analysePicture(source);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(cacheFolder.resolve("takes"))) {
      return files.toList();
    }
  }

  private static void assertSame(Take expected, Take found) {
    assertThat(AnalysisBits.of(found.analysis())).isEqualTo(AnalysisBits.of(expected.analysis()));
  }

  @Test
  void analysesFacesAndSoundOnlyOnce() throws IOException {
    Take first = analyse(video);
    assertThat(first.fromCache()).isFalse();
    assertThat(first.analysis().speech().state()).isEqualTo(TakeSpeech.State.ANALYSED);
    assertThat(log.secondsPerStage()).containsKeys("listen", "track");
    Take second = analyse(Files.copy(video, folder.resolve("same-content.mp4")));
    assertThat(second.fromCache()).isTrue();
    assertThat(log.secondsPerStage()).doesNotContainKeys("listen", "track");
    assertSame(first, second);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void replacesADamagedFile() throws IOException {
    Take first = analyse(video);
    Path file = kept().get(0);
    Files.write(file, new byte[] {1, 2, 3});
    Take second = analyse(video);
    assertThat(second.fromCache()).isFalse();
    assertThat(log.notices())
        .anyMatch(notice -> notice.text().contains("is damaged, so the take is analysed again"));
    assertSame(first, second);
    assertThat(analyse(video).fromCache()).isTrue();
  }

  @Test
  void analysesOnlyTheSoundIfTheFacesAreCached() throws IOException {
    Take picture = analysePicture(video);
    assertThat(picture.fromCache()).isFalse();
    assertThat(analysePicture(video).fromCache()).isTrue();
    Take whole = analyse(video);
    assertThat(log.secondsPerStage()).containsKey("listen").doesNotContainKey("track");
    assertThat(kept()).hasSize(1);
    assertThat(analysePicture(video).fromCache()).isTrue();
    Files.delete(kept().get(0));
    assertSame(analyse(video), whole);
  }

  @Test
  void findsAStillPictureByItsContent() throws IOException {
    Path still = folder.resolve("still.png");
    ImageIO.write(DrawnTalker.DARK.draw(DrawnTalker.swaying(0, 0.2, 1)), "png", still.toFile());
    Take first = analyse(still);
    Take second = analyse(still);
    assertThat(first.fromCache()).isFalse();
    assertThat(second.fromCache()).isTrue();
    assertSame(first, second);
    ImageIO.write(DrawnTalker.FAIR.draw(DrawnTalker.swaying(0, 0.2, 1)), "png", still.toFile());
    assertThat(analyse(still).fromCache()).isFalse();
  }

  @Test
  void storesNothingWithoutACache() throws IOException {
    try (Networks without = Networks.open(ModelStore.embedded(), DevicePreference.CPU, WORKERS);
        MediaSource source = MediaSource.open(video)) {
      JobLog silent = new JobLog(ProgressListener.SILENT, System::nanoTime);
      new StoredTakeAnalyser(without, silent).analysePicture(source);
    }
    assertThat(cacheFolder).isEmptyDirectory();
  }
}
