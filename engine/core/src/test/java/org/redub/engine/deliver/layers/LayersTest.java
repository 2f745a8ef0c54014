package org.redub.engine.deliver.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redub.engine.DrawnTake;
import org.redub.engine.Redubber;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.write.Ffmpeg;
import org.redub.models.DevicePreference;

/** Layers as one movie, and the timeline that goes with them. */
class LayersTest {
  private static final int FRAMES = 50;

  /** Rounding of ProRes and of the picture that FFmpeg composites. */
  private static final double MIN_PSNR_DB = 38;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mov, prores, yuva444p", "mkv, ffv1, gbrap16le"})
  void putOverTheTakeGivesTheDub(String extension, String codec, String pixels) throws Exception {
    Path take = DrawnTake.talking(folder.resolve("take.mp4"), FRAMES);
    Path speech = folder.resolve("speech.wav");
    Ffmpeg.run("-f lavfi -i sine=500:duration=0.5:sample_rate=48000", speech);
    Path layers = folder.resolve("layers." + extension);
    Path out = folder.resolve("out.mp4");
    RedubRequest request =
        RedubRequest.builder()
            .video(take)
            .speech(speech)
            .output(out)
            .encoder(DrawnTake.LOSSLESS)
            .layers(layers)
            .ranges(List.of(TakeRange.of("0.5-1.5")))
            .build();
    RedubResult result;
    try (Redubber redubber = new Redubber(DevicePreference.CPU)) {
      result = redubber.dub(request, ProgressListener.SILENT);
    }
    List<String> stream = Ffmpeg.probe("-show_entries stream=codec_name,pix_fmt", layers);
    assertThat(stream).hasSize(1);
    assertThat(stream.get(0)).startsWith(codec + "," + pixels);
    assertThat(Ffmpeg.videoPts(layers)).hasSize(FRAMES);
    assertComposite(take, layers, out);
    Path timeline = folder.resolve("cut.otio");
    Timeline.write(result, timeline);
    assertTimeline(new ObjectMapper().readTree(timeline.toFile()), layers);
  }

  private void assertComposite(Path take, Path layers, Path out) throws Exception {
    Path log = folder.resolve("psnr.txt");
    Ffmpeg.run(
        "-i %s -i %s -i %s -filter_complex".formatted(take, layers, out)
            + " [1:v]format=yuva444p[l];[0:v][l]overlay=format=yuv444:alpha=straight,format=yuv420p[c];"
            + "[c][2:v]psnr=f="
            + log
            + " -f null -");
    List<Double> psnr = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      String value = line.replaceAll(".*psnr_avg:(\\S+).*", "$1");
      psnr.add(value.equals("inf") ? 100 : Double.parseDouble(value));
    }
    assertThat(psnr).hasSize(FRAMES).allSatisfy(v -> assertThat(v).isGreaterThan(MIN_PSNR_DB));
  }

  private static void assertTimeline(JsonNode timeline, Path layers) {
    assertThat(timeline.path("OTIO_SCHEMA").asText()).isEqualTo("Timeline.1");
    JsonNode tracks = timeline.path("tracks").path("children");
    List<String> names = new ArrayList<>();
    tracks.forEach(
        track -> names.add(track.path("kind").asText() + " " + track.path("name").asText()));
    assertThat(names)
        .containsExactly(
            "Video plate", "Video patch", "Video dub", "Audio voice", "Audio take sound");
    JsonNode patch = tracks.get(1).path("children").get(0);
    assertThat(patch.path("source_range").path("duration").path("value").asDouble())
        .isEqualTo(FRAMES);
    assertThat(patch.path("media_references").path("DEFAULT_MEDIA").path("target_url").asText())
        .isEqualTo(layers.toUri().toString());
    JsonNode voice = tracks.get(3).path("children");
    assertThat(voice.get(0).path("OTIO_SCHEMA").asText()).isEqualTo("Gap.1");
    assertThat(voice.get(0).path("source_range").path("duration").path("value").asDouble())
        .isEqualTo(12.5);
    assertThat(voice.get(1).path("source_range").path("duration").path("value").asDouble())
        .isEqualTo(12.5);
    JsonNode own = tracks.get(4).path("children");
    assertThat(own).hasSize(3);
    assertThat(own.get(2).path("source_range").path("start_time").path("value").asDouble())
        .isEqualTo(37.5);
  }
}
