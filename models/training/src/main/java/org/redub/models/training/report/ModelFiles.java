package org.redub.models.training.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;
import org.redub.files.AtomicFile;
import org.redub.files.Sha256;
import org.redub.models.ModelCard;
import org.redub.models.TensorSpec;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;
import org.redub.models.training.net.MouthNetwork;
import org.redub.models.training.net.NetworkExporter;

/** Writes a trained network as an ONNX file with its card. Stateless. */
public final class ModelFiles {
  private static final String LICENCE = "GPL-3.0-or-later";
  private static final long ANY = TensorSpec.ANY;

  /** Tolerance of an exported graph, which adds floats in another order. */
  private static final double MAX_ERROR = 1e-5;

  private ModelFiles() {}

  /**
   * A model's id and descriptions.
   *
   * @param title a one-line description
   * @param source a one-line description of the weights' origin
   * @param madeBy the command that made it
   */
  public record Naming(String id, String title, String source, String madeBy) {
    String file() {
      return id.replace('-', '_') + ".onnx";
    }
  }

  /** A trained network and its predictions. */
  public record Trained(MouthNetwork network, Function<float[], List<float[]>> predict) {}

  /**
   * Writes {@code ID.onnx} and {@code ID.json}, each whole or not at all.
   *
   * @return the card
   * @throws IOException if they cannot be written, or if the graph's outputs differ from the
   *     network's
   */
  public static ModelCard write(
      Path folder, Naming naming, Trained trained, ModelCard.Training training) throws IOException {
    Files.createDirectories(folder);
    byte[] bytes =
        new OnnxModel(
                NetworkExporter.export(trained.network()),
                "1",
                List.of(
                    new OnnxModel.Entry("licence", LICENCE),
                    new OnnxModel.Entry("source", naming.source())))
            .toBytes();
    double error = ExportCheck.largestError(bytes, trained.predict(), noise());
    if (!(error <= MAX_ERROR)) {
      throw new IOException(
          "the exported graph has an error of %.1e, the limit is %.0e".formatted(error, MAX_ERROR));
    }
    ModelCard card = card(naming, bytes, training);
    ObjectMapper json =
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    AtomicFile.write(folder.resolve(naming.file()), bytes);
    AtomicFile.writeText(
        folder.resolve(naming.id() + ".json"), json.writeValueAsString(card) + "\n");
    return card;
  }

  /** Five seconds of noise at the level of speech. */
  private static float[] noise() {
    Random random = new Random(1);
    float[] mel = new float[MouthNetwork.BANDS * 401];
    for (int i = 0; i < mel.length; i++) {
      mel[i] = (float) (3 * random.nextGaussian() - 5);
    }
    return mel;
  }

  private static ModelCard card(Naming naming, byte[] bytes, ModelCard.Training training) {
    return new ModelCard(
        naming.id(),
        "2",
        naming.title(),
        "mouth-shape",
        naming.file(),
        Sha256.of(bytes),
        bytes.length,
        LICENCE,
        naming.source(),
        naming.madeBy(),
        List.of(
            tensor(
                "mel",
                MouthNetwork.BANDS,
                "about -11.5..5",
                "log-mel columns, 80 a second, column k centred at k/80 s",
                null)),
        outputs(),
        MelConfig.MOUTH_SHAPE_2,
        training,
        null);
  }

  private static List<TensorSpec> outputs() {
    return List.of(
        tensor(
            "params",
            MouthNetwork.ARTICULATORS,
            "about 0..1, width -1..1",
            "articulation, 40 a second, frame k at k/40 s",
            Arrays.stream(Articulator.values()).map(Articulator::label).toList()),
        tensor(
            "phones",
            MouthNetwork.PHONES,
            "logits",
            "which sound is spoken",
            Arrays.stream(Phone.values()).map(Phone::label).toList()),
        tensor(
            "feat",
            MouthNetwork.FEATURES,
            "0 and above",
            "what the network knows of the sound, for fitting to an actor",
            null),
        tensor(
            "motions",
            MouthNetwork.MOTIONS,
            "standard deviations of the speaker",
            "motion of the lower face; after opening and width, what goes beyond them",
            Arrays.stream(FaceMotion.values()).map(FaceMotion::label).toList()),
        tensor("speech", 1, "logit", "whether anyone speaks", null));
  }

  private static TensorSpec tensor(
      String name, int channels, String range, String meaning, @Nullable List<String> labels) {
    return new TensorSpec(
        name, "float32", List.of(1L, (long) channels, ANY), range, meaning, labels);
  }
}
