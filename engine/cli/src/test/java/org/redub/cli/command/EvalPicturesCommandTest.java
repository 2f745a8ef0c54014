package org.redub.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.write.PlainTranscode;

class EvalPicturesCommandTest {
  @TempDir static Path folder;
  private static Material material;

  @BeforeAll
  static void write() throws IOException {
    material = Material.in(folder);
  }

  private static Path encoded(String name, int crf) {
    Path file = folder.resolve(name);
    PlainTranscode.run(material.take(), file, EncoderSettings.DEFAULT.with("ultrafast", crf));
    return file;
  }

  private static JsonNode compare(Path one, Path other) throws IOException {
    Screen screen = new Screen();
    assertThat(screen.run("eval", "pictures", one.toString(), other.toString(), "--json")).isZero();
    return new ObjectMapper().readTree(screen.out());
  }

  @Test
  void findsNoDifferenceBetweenAVideoAndItself() throws IOException {
    JsonNode same = compare(material.take(), material.take());
    assertThat(same.path("frames").asInt()).isPositive();
    assertThat(same.path("differing_frames").asInt(-1)).isZero();
    assertThat(same.path("psnr_db").asDouble()).isBetween(58.8, 59.0);
  }

  @Test
  void measuresACoarserEncodingAsFurtherAway() throws IOException {
    JsonNode fine = compare(material.take(), encoded("fine.mp4", 15));
    JsonNode coarse = compare(material.take(), encoded("coarse.mp4", 45));
    assertThat(coarse.path("differing_frames").asInt()).isPositive();
    assertThat(coarse.path("psnr_db").asDouble()).isLessThan(fine.path("psnr_db").asDouble());
    assertThat(coarse.path("lowest_psnr_db").asDouble())
        .isLessThanOrEqualTo(coarse.path("psnr_db").asDouble());
  }

  @Test
  void refusesVideosOfDifferentSize() throws IOException {
    Screen screen = new Screen();
    assertThat(
            screen.run("eval", "pictures", material.take().toString(), material.bars().toString()))
        .isEqualTo(ErrorCode.REQUEST_INVALID.exitCode());
    assertThat(screen.err()).contains("need the same");
  }
}
