package org.redub.models.crop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.files.AtomicFile;
import org.redub.models.GraphTensors;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.ModelFile;
import org.redub.models.ModelStore;

/** Takes crop networks that a user brings into a folder of their own. Stateless. */
public final class CropModels {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private CropModels() {}

  /**
   * Checks a network against its card, runs it once, and copies both into a folder: the card with
   * all that the graph says filled in.
   *
   * @param card file of the card, beside its network
   * @param acceptedLicence the licence that the user accepts; null for none
   * @param folder made when it is not there; a model of the same id there is replaced
   * @return the card as it was written
   * @throws ModelException NOT_ACCEPTED unless the licence is the card's, or as {@link
   *     CropNetwork#open}
   * @throws IOException if the folder cannot be made or written
   */
  public static ModelCard add(
      Path card, @Nullable String acceptedLicence, Path folder, InferenceRuntime runtime)
      throws IOException {
    ModelFile file = ModelStore.openFile(card);
    ModelCard said = file.card();
    requireId(said.id());
    requireLicence(said, acceptedLicence);
    ModelCard whole;
    try (CropNetwork network = CropNetwork.open(runtime, file)) {
      whole = completed(said, file, runtime.tensorsOf(file), network.contract());
    }
    Files.createDirectories(folder);
    // The card last: a folder never holds a card without its network.
    AtomicFile.write(folder.resolve(whole.file()), out -> file.open().transferTo(out));
    AtomicFile.write(
        folder.resolve(whole.id() + ".json"), json(whole).getBytes(StandardCharsets.UTF_8));
    return whole;
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "a model's id is made of letters, digits, '.', '_' and '-', got '%s'".formatted(id));
    }
    if (ModelStore.embedded().cards().stream().anyMatch(one -> one.id().equals(id))) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "model '%s' comes with Redub: give yours another id".formatted(id));
    }
  }

  private static void requireLicence(ModelCard card, @Nullable String accepted) {
    if (accepted == null) {
      throw new ModelException(
          ModelException.Code.NOT_ACCEPTED,
          "model %s is under the licence '%s': read it, then accept it with --accept-licence '%s'"
              .formatted(card.id(), card.licence(), card.licence()));
    }
    if (!accepted.equals(card.licence())) {
      throw new ModelException(
          ModelException.Code.NOT_ACCEPTED,
          "model %s is under the licence '%s', accepted was '%s'"
              .formatted(card.id(), card.licence(), accepted));
    }
  }

  private static ModelCard completed(
      ModelCard card, ModelFile file, GraphTensors graph, CropContract contract) {
    return new ModelCard(
        card.id(),
        card.version(),
        card.title(),
        card.task(),
        card.id() + ".onnx",
        card.sha256(),
        file.length(),
        card.licence(),
        card.source(),
        card.madeBy(),
        card.inputs().isEmpty() ? graph.inputs() : card.inputs(),
        card.outputs().isEmpty() ? graph.outputs() : card.outputs(),
        contract.mel(),
        card.training(),
        contract.toCard());
  }

  private static String json(ModelCard card) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
              .writeValueAsString(card)
          + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("a card can be written as JSON", e);
    }
  }
}
