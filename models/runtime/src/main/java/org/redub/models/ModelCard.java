package org.redub.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;

/**
 * Everything known about one model, kept as JSON beside it. Immutable.
 *
 * @param id name that the code asks for, such as {@code face-detector-full}
 * @param version version of the model, not of Redub
 * @param title one line for people
 * @param task what it does, such as {@code face-detection}
 * @param file name of the ONNX file beside the card
 * @param sha256 SHA-256 of that file, 64 lower-case hexadecimal digits
 * @param bytes length of that file; 0 where the card does not say it
 * @param licence SPDX expression of what the model may be used under
 * @param source where its weights come from: package and version, or the training
 * @param madeBy what made the file out of the source
 * @param inputs tensors it takes
 * @param outputs tensors it gives
 * @param mel how the mel spectrogram it takes is made; null if it takes none
 * @param training what it was trained on and how well it does; null if it was not trained here
 * @param crop how it takes a face, if it gives faces another mouth; else null
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
   * @param seed of weights and batches
   * @param steps batches learned from, by stage
   * @param data what it learned from
   * @param scores how well it does on data that it did not learn from, by name
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
   * @param name what it is and who made it
   * @param licence under which it may be used
   * @param speakers number of people or voices
   * @param minutes of sound
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
    // The graph of a network that the user brings says its tensors.
    inputs = inputs == null && crop != null ? List.of() : inputs;
    outputs = outputs == null && crop != null ? List.of() : outputs;
    require(inputs, "inputs");
    require(outputs, "outputs");
    if (!FILE_NAME.matcher(file).matches()) {
      throw new IllegalArgumentException(
          "a card names an .onnx file beside it, without folders; got '%s'".formatted(file));
    }
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "a card's sha256 has 64 hexadecimal digits; got '%s'".formatted(sha256));
    }
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  private static void require(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("a model card needs " + name);
    }
  }

  /** The labels of an output, in tensor order; empty where the card gives none. */
  public List<String> labelsOf(String output) {
    return outputs.stream()
        .filter(t -> t.name().equals(output))
        .findFirst()
        .map(TensorSpec::labels)
        .orElse(List.of());
  }
}
