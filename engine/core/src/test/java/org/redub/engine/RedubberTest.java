package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.api.request.PreviewRequest;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TrackRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.api.result.SpeechCues;
import org.redub.engine.api.result.TrackReport;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;

/** The engine's own surface, on a drawn take. */
class RedubberTest {
  private static final int FRAMES = 12;

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path speech;
  private static Path take;
  private static Path wall;

  @BeforeAll
  static void load() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    speech = DemoFiles.speech(folder);
    take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
    wall = DrawnTake.write(folder.resolve("wall.mp4"), 3, frame -> DrawnTalker.wall());
    Files.createDirectory(folder.resolve("folder.mp4"));
    Files.createFile(folder.resolve("empty.mp4"));
    Files.writeString(folder.resolve("text.mp4"), "no picture, no sound");
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

  private static RedubResult dub(RedubRequest.Builder request) {
    return redubber.dub(request.build(), ProgressListener.SILENT);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  private static List<Long> times(Path video) {
    List<Long> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video)) {
      Plate plate = reader.newPlate();
      while (reader.read(plate)) {
        times.add(plate.ptsUs());
      }
    }
    return times;
  }

  private static void assertFails(ErrorCode code, ThrowingCallable work) throws IOException {
    List<Path> before = files();
    assertThatThrownBy(work)
        .isInstanceOf(RedubException.class)
        .extracting(e -> ((RedubException) e).code())
        .isEqualTo(code);
    assertThat(files()).isEqualTo(before);
  }

  /** For example because the disk of the report is full. */
  @Test
  void keepsTheOlderOutputIfAReportCannotBeWritten() throws IOException {
    Path output = folder.resolve("kept.mp4");
    Files.writeString(output, "the older output");
    List<Path> before = files();
    assertThatThrownBy(
            () ->
                redubber.dub(
                    request("kept.mp4").build(),
                    ProgressListener.SILENT,
                    result -> {
                      assertThat(result.counts().total()).isEqualTo(FRAMES);
                      throw new RedubException(ErrorCode.OUTPUT_FAILED, "the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(output).hasContent("the older output");
    assertThat(files()).isEqualTo(before);
    Files.delete(output);
  }

  @Test
  void dubWritesEveryFrameOnceAtItsTimeAndReportsIt() {
    List<Stage> stages = new ArrayList<>();
    RedubRequest request = request("dub.mp4").strength(0.8).build();
    RedubResult result =
        redubber.dub(
            request,
            (stage, done, total) -> {
              if (!stages.contains(stage)) {
                stages.add(stage);
              }
            });
    assertThat(times(folder.resolve("dub.mp4"))).isEqualTo(times(take));
    assertThat(result.frames()).extracting(RedubResult.Frame::ptsUs).isEqualTo(times(take));
    assertThat(result.counts().total()).isEqualTo(FRAMES);
    assertThat(result.counts().dubbed() + result.counts().untouched()).isEqualTo(FRAMES);
    assertThat(result.counts().dubbed()).isEqualTo(FRAMES);
    assertThat(result.frames())
        .allSatisfy(
            frame ->
                assertThat(mouth(frame).donors())
                    .isNotEmpty()
                    .allMatch(donor -> donor >= 0 && donor < FRAMES));
    assertThat(result.request()).isEqualTo(request);
    assertThat(result.engine().device()).isEqualTo("cpu");
    assertThat(result.engine().models())
        .isNotEmpty()
        .allMatch(model -> model.sha256().length() == 64);
    assertThat(result.picture().width()).isEqualTo(DrawnTalker.SIDE_PX);
    assertThat(result.notices())
        .anyMatch(notice -> notice.code() == NoticeCode.SPEECH_CUT_OFF)
        .anyMatch(notice -> notice.text().contains("longer than the video"));
    assertThat(stages).containsExactly(Stage.values());
    assertThat(result.timing().secondsPerStage().keySet())
        .containsExactly("probe", "listen", "track", "plan", "gather", "render", "finish");
  }

  @Test
  void strengthMovesTheMouthFurtherFromRest() {
    double rest = swing(dub(request("still.mp4").strength(0)));
    double full = swing(dub(request("moves.mp4").strength(1)));
    assertThat(rest).isLessThan(0.3 * full);
    assertThat(full).isGreaterThan(0.02);
  }

  /** Deviation of the opening, without what is held shut. */
  private static double swing(RedubResult result) {
    double[] openings =
        result.frames().stream()
            .map(RedubberTest::mouth)
            .filter(mouth -> !mouth.closed())
            .mapToDouble(RedubResult.Mouth::opening)
            .toArray();
    double mean = DoubleStream.of(openings).average().orElseThrow();
    return Math.sqrt(
        DoubleStream.of(openings)
            .map(opening -> (opening - mean) * (opening - mean))
            .average()
            .orElseThrow());
  }

  private static RedubResult.Mouth mouth(RedubResult.Frame frame) {
    return Objects.requireNonNull(frame.mouth(), "frame " + frame.frame() + " is not dubbed");
  }

  @Test
  void previewIsASheetOrAMovieByItsName() throws IOException {
    RedubRequest sheet = request("preview.png").build();
    int shown = redubber.preview(new PreviewRequest(sheet), ProgressListener.SILENT);
    assertThat(shown).isBetween(1, FRAMES);
    assertThat(ImageIO.read(sheet.output().toFile()).getWidth()).isGreaterThan(500);
    RedubRequest movie = request("preview.mp4").build();
    assertThat(redubber.preview(new PreviewRequest(movie), ProgressListener.SILENT))
        .isEqualTo(FRAMES);
    assertThat(times(movie.output())).isEqualTo(times(take));
  }

  @Test
  void trackTellsWhereTheMouthIs() {
    TrackReport report = redubber.track(new TrackRequest(take), ProgressListener.SILENT);
    assertThat(report.frames()).hasSize(FRAMES);
    assertThat(report.shotStarts()).containsExactly(0);
    assertThat(report.frames()).allMatch(frame -> frame.visibility().equals("usable"));
    assertThat(opening(report, 5)).as("wide open").isGreaterThan(opening(report, 0) + 0.05);
  }

  private static double opening(TrackReport report, int frame) {
    return Objects.requireNonNull(report.frames().get(frame).face()).mouth().opening();
  }

  @Test
  void tracksAStillAsATakeOfOneFrame() throws IOException {
    Path still = folder.resolve("still.png");
    ImageIO.write(DrawnTalker.DARK.draw(DrawnTalker.swaying(3, 0.4, 1)), "png", still.toFile());
    TrackReport report = redubber.track(new TrackRequest(still), ProgressListener.SILENT);
    assertThat(report.frames()).hasSize(1);
    assertThat(report.frames().get(0).visibility()).isEqualTo("usable");
    assertThat(opening(report, 0)).isGreaterThan(0.02);
  }

  @Test
  void aCameraMoveIsForStillsOnly() throws IOException {
    assertFails(
        ErrorCode.REQUEST_INVALID, () -> dub(request("x.mp4").cameraMove(CameraMove.PUSH_IN)));
    assertThatThrownBy(() -> dub(request("x.mp4").cameraMove(CameraMove.PUSH_IN)))
        .hasMessageContainingAll("PUSH_IN", "take.mp4", "video")
        .extracting(e -> ((RedubException) e).file())
        .isEqualTo(Optional.of(take));
  }

  @Test
  void limitsOfTheRequestDecideWhichFacesAreDubbed() throws IOException {
    assertFails(
        ErrorCode.NO_FACE,
        () -> dub(request("x.mp4").limits(new FaceLimits(DrawnTalker.SIDE_PX, 50))));
  }

  /** Damaged sound and no sound both teach nothing, and the report tells them apart. */
  @Test
  void damagedSoundOfATakeIsToldFromNone() {
    Path damaged = folder.resolve("damaged.mp4");
    Ffmpeg.run(
        "-i " + take + " -i " + speech + " -c:v copy -c:a aac -shortest -bsf:a noise=amount=1",
        damaged);
    RedubResult told = dub(request("damaged-sound.mp4").video(damaged));
    assertThat(told.notices())
        .filteredOn(notice -> notice.code() == NoticeCode.OWN_SOUND_UNREADABLE)
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("damaged.mp4"));
    assertThat(dub(request("no-sound.mp4")).notices())
        .noneMatch(notice -> notice.code() == NoticeCode.OWN_SOUND_UNREADABLE);
  }

  @Test
  void errorsSayWhereTheyHappened() {
    assertThatThrownBy(() -> dub(request("x.mp4").video(folder.resolve("none.mp4"))))
        .isInstanceOfSatisfying(
            RedubException.class,
            e -> {
              assertThat(e.stage()).contains(Stage.PROBE);
              assertThat(e.file()).contains(folder.resolve("none.mp4"));
              assertThat(e.retryable()).isFalse();
            });
  }

  @Test
  void cuesComeAtTheRateAskedFor() {
    SpeechCues cues = redubber.cues(new CuesRequest(speech, 50), ProgressListener.SILENT);
    assertThat(cues.ptsUs()[1] - cues.ptsUs()[0]).isEqualTo(20_000);
    assertThat(cues.ptsUs().length).isBetween(400, 412);
    assertThat(cues.columns().get("opening")).hasSize(cues.ptsUs().length);
  }

  @TestFactory
  Stream<DynamicTest> inputsThatCannotBeUsedHaveTheirOwnCode() {
    Path none = folder.resolve("none.mp4");
    return Stream.of(
        refused("no such video", ErrorCode.INPUT_NOT_FOUND, request("x.mp4").video(none)),
        refused("no such speech", ErrorCode.INPUT_NOT_FOUND, request("x.mp4").speech(none)),
        refused("a folder", ErrorCode.INPUT_UNREADABLE, video("folder.mp4")),
        refused("no bytes", ErrorCode.INPUT_NOT_MEDIA, video("empty.mp4")),
        refused("a text", ErrorCode.INPUT_NOT_MEDIA, video("text.mp4")),
        refused("sound alone", ErrorCode.NO_VIDEO, request("x.mp4").video(speech)),
        refused("a silent film", ErrorCode.NO_AUDIO, request("x.mp4").speech(wall)),
        refused("nobody", ErrorCode.NO_FACE, request("x.mp4").video(wall)));
  }

  private static RedubRequest.Builder video(String name) {
    return request("x.mp4").video(folder.resolve(name));
  }

  @TestFactory
  Stream<DynamicTest> outputsThatCannotBeWrittenHaveTheirOwnCode() {
    EncoderSettings unknown = new EncoderSettings("h264_of_nobody", "veryfast", 17);
    return Stream.of(
        refused("in no folder", ErrorCode.OUTPUT_UNWRITABLE, request("none/x.mp4")),
        refused("a folder", ErrorCode.OUTPUT_UNWRITABLE, request("folder.mp4")),
        refused("the take", ErrorCode.OUTPUT_IS_INPUT, request("take.mp4")),
        refused("the speech", ErrorCode.OUTPUT_IS_INPUT, request("echo-test.flac")),
        refused("by no encoder", ErrorCode.ENCODER_UNAVAILABLE, request("x.mp4").encoder(unknown)));
  }

  private static DynamicTest refused(String name, ErrorCode code, RedubRequest.Builder request) {
    return DynamicTest.dynamicTest(code + ": " + name, () -> assertFails(code, () -> dub(request)));
  }

  @Test
  void aPreviewIsRefusedLikeADub() throws IOException {
    RedubRequest nobody = request("x.png").video(wall).build();
    assertFails(
        ErrorCode.NO_FACE,
        () -> redubber.preview(new PreviewRequest(nobody), ProgressListener.SILENT));
    RedubRequest overTake = request("take.mp4").build();
    assertFails(
        ErrorCode.OUTPUT_IS_INPUT,
        () -> redubber.preview(new PreviewRequest(overTake), ProgressListener.SILENT));
  }

  @Test
  void anUnknownModelIsRefused() throws IOException {
    assertFails(
        ErrorCode.MODEL_UNUSABLE,
        () ->
            new Redubber(
                    EngineSettings.on(DevicePreference.CPU)
                        .withModels(ModelStore.embedded(), "no-such-model"))
                .close());
  }

  /** Stopped in each long step. */
  @ParameterizedTest
  @EnumSource(names = {"LISTEN", "TRACK", "RENDER"})
  void anInterruptedDubLeavesTheOldOutputAsItWas(Stage when) throws IOException {
    Path old = Files.writeString(folder.resolve("old.mp4"), "the old output");
    assertFails(
        ErrorCode.CANCELLED, () -> redubber.dub(request("old.mp4").build(), interruptAt(when)));
    assertThat(old).hasContent("the old output");
    Files.delete(old);
    assertThat(Thread.interrupted()).as("whoever asked still sees it").isTrue();
  }

  @Test
  void anInterruptedPreviewLeavesNothing() throws IOException {
    assertFails(
        ErrorCode.CANCELLED,
        () ->
            redubber.preview(
                new PreviewRequest(request("stopped.png").build()), interruptAt(Stage.RENDER)));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static ProgressListener interruptAt(Stage when) {
    return (stage, done, total) -> {
      if (stage == when) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
