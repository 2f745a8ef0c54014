package org.redub.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;

/**
 * Everything known about a model, kept as JSON next to it. Immutable.
 *
 * @param id name by which the code opens it, such as {@code face-detector-full}
 * @param version version of the model, not of Redub
 * @param title a one-line description
 * @param task what it does, such as {@code face-detection}
 * @param file name of the ONNX file next to the card
 * @param sha256 SHA-256 of that file, 64 lower-case hexadecimal digits
 * @param bytes length of that file; 0 if it is not given
 * @param licence SPDX expression of the licence
 * @param source origin of the weights: package and version, or the training
 * @param madeBy the program that made the file from the source
 * @param inputs the input tensors
 * @param outputs the output tensors
 * @param mel recipe of its mel spectrogram; null if it takes none
 * @param training its training data and scores; null if this project did not train it
 * @param crop the conventions of its face crops; null if it is not a crop network
 */
public record ModelCard(
    String id,
    String version,
    String title,
    String task,
    String file,
    String sha256,
    long bytes,
    String licence,
    String source,
    String madeBy,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    @Nullable MelConfig mel,
    @Nullable Training training,
    @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) FaceCrop crop) {

  /**
   * How a model was trained.
   *
   * @param seed seed of weights and batches
   * @param steps number of batches by stage
   * @param data the training data
   * @param scores scores on held-out data, by name
   */
  public record Training(
      long seed, Map<String, Integer> steps, List<Data> data, Map<String, Double> scores) {
    public Training {
      steps = Map.copyOf(steps);
      data = List.copyOf(data);
      scores = Map.copyOf(scores);
    }
  }

  /**
   * One source of training data.
   *
   * @param name description and author
   * @param licence licence of the data
   * @param speakers number of people or voices
   * @param minutes duration of the sound in minutes
   */
  public record Data(String name, String licence, int speakers, double minutes) {}

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.onnx");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ModelCard {
    require(id, "id");
    require(version, "version");
    require(title, "title");
    require(task, "task");
    require(file, "file");
    require(sha256, "sha256");
    require(licence, "licence");
    require(source, "source");
    require(madeBy, "madeBy");
    // For a network that the user brings, the tensors are read from the graph.
    inputs = inputs == null && crop != null ? List.of() : inputs;
    outputs = outputs == null && crop != null ? List.of() : outputs;
    require(inputs, "inputs");
    require(outputs, "outputs");
    if (!FILE_NAME.matcher(file).matches()) {
      throw new IllegalArgumentException(
          "a card must name an .onnx file next to it, without folders, got '%s'".formatted(file));
    }
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a card's sha256 must have 64 hexadecimal digits, got '%s'".formatted(sha256));
    }
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  private static void require(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("a model card needs " + name);
    }
  }

  /** The labels of an output, in tensor order; empty if the card gives none. */
  public List<String> labelsOf(String output) {
    return outputs.stream()
        .filter(t -> t.name().equals(output))
        .findFirst()
        .map(TensorSpec::labels)
        .orElse(List.of());
  }
}
