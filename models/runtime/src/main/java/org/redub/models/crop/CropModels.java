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

/** Adds crop networks that a user brings to a folder of models. Stateless. */
public final class CropModels {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private CropModels() {}

  /**
   * Checks a network against its card, runs it once, and copies both into a folder. The copied card
   * also contains the values that were read from the graph.
   *
   * @param card file of the card, next to its network
   * @param acceptedLicence the licence that the user accepts, or null
   * @param folder created if it does not exist; a model of the same id is replaced
   * @return the written card
   * @throws ModelException NOT_ACCEPTED unless the card's licence is accepted, or as {@link
   *     CropNetwork#open} does
   * @throws IOException if the folder cannot be created or written
   */
  public static ModelCard add(
      Path card, @Nullable String acceptedLicence, Path folder, InferenceRuntime runtime)
      throws IOException {
    ModelFile file = ModelStore.openFile(card);
    ModelCard original = file.card();
    requireId(original.id());
    requireLicence(original, acceptedLicence);
    ModelCard complete;
    try (CropNetwork network = CropNetwork.open(runtime, file)) {
      complete = completed(original, file, runtime.tensorsOf(file), network.contract());
    }
    Files.createDirectories(folder);
    // The card is written last, so that a folder never contains a card without its network.
    AtomicFile.write(folder.resolve(complete.file()), out -> file.open().transferTo(out));
    AtomicFile.write(
        folder.resolve(complete.id() + ".json"), json(complete).getBytes(StandardCharsets.UTF_8));
    return complete;
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ModelException(
          ModelException.Code.CORRUPT,
          "a model's id must consist of letters, digits, '.', '_' and '-', got '%s'".formatted(id));
    }
    if (ModelStore.embedded().cards().stream().anyMatch(one -> one.id().equals(id))) {
      throw new ModelException(
          ModelException.Code.CORRUPT, "model '%s' is part of Redub: use another id".formatted(id));
    }
  }

  private static void requireLicence(ModelCard card, @Nullable String accepted) {
    if (accepted == null) {
      throw new ModelException(
          ModelException.Code.NOT_ACCEPTED,
          "model %s has the licence '%s': read it, then accept it with --accept-licence '%s'"
              .formatted(card.id(), card.licence(), card.licence()));
    }
    if (!accepted.equals(card.licence())) {
      throw new ModelException(
          ModelException.Code.NOT_ACCEPTED,
          "model %s has the licence '%s', accepted was '%s'"
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
