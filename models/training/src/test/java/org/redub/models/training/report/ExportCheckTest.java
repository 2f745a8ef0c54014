package org.redub.models.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.ModelCard;
import org.redub.models.training.fit.Learner;

class ExportCheckTest {
  private static final ModelCard.Training TRAINING =
      new ModelCard.Training(
          7,
          Map.of("synthetic", 0),
          List.of(new ModelCard.Data("nothing", "CC0-1.0", 0, 0)),
          Map.of("validation opening r detrended", 0.5));

  /**
   * A written model can be read; a model whose outputs differ from the network's is not written.
   */
  @Test
  void writesModelOnlyIfGraphEqualsNetwork(@TempDir Path folder) throws IOException {
    try (Learner learner = new Learner(Engine.getEngine("PyTorch"), 1);
        Learner other = new Learner(Engine.getEngine("PyTorch"), 2)) {
      ModelCard card =
          ModelFiles.write(
              folder,
              new ModelFiles.Naming("mouth-test", "A test", "drawn", "a test"),
              new ModelFiles.Trained(learner.network(), learner::predict),
              TRAINING);
      ModelCard read =
          new ObjectMapper().readValue(folder.resolve("mouth-test.json").toFile(), ModelCard.class);
      assertThat(read).isEqualTo(card);
      assertThat(read.training()).isEqualTo(TRAINING);
      assertThat(Files.size(folder.resolve("mouth_test.onnx"))).isEqualTo(card.bytes());
      assertThatThrownBy(
              () ->
                  ModelFiles.write(
                      folder,
                      new ModelFiles.Naming("mouth-other", "A test", "drawn", "a test"),
                      new ModelFiles.Trained(learner.network(), other::predict),
                      TRAINING))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the exported graph has an error of");
      assertThat(folder.resolve("mouth-other.json")).doesNotExist();
    }
  }

  @Test
  void writesPlotAsPicture(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plot.png");
    new LinePlot("title", "x", "y")
        .add("line", new double[] {0, 1}, new double[] {3, 2})
        .write(file);
    assertThat(javax.imageio.ImageIO.read(file.toFile()).getWidth()).isEqualTo(900);
    assertThatThrownBy(() -> new LinePlot("", "", "").add("none", new double[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
