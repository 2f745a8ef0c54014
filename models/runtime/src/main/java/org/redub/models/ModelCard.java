package org.redub.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;

/**
 * What a model is: where its bytes come from, under which licence, and what goes in and out.
 * Immutable; a JSON file beside the model.
 *
 * @param id name that programs use, such as {@code mouth-shape-1}
 * @param title one line for people
 * @param task what it is for
 * @param file name of the ONNX file beside the card
 * @param bytes size of the file
 * @param sha256 of the file, lower-case hex
 * @param licence SPDX identifier
 * @param source package, version and file it was made from, or the data it was trained on
 * @param madeBy the program that wrote the file
 * @param inputs tensors that go in
 * @param outputs tensors that come out
 * @param mel how sound becomes the input; null for models that see pictures
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    String id,
    String title,
    String task,
    String file,
    long bytes,
    String sha256,
    String licence,
    String source,
    String madeBy,
    List<Tensor> inputs,
    List<Tensor> outputs,
    @Nullable MelConfig mel) {

  public ModelCard {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One tensor.
   *
   * @param shape sizes in order; -1 where any size goes
   * @param range of the values, in words
   * @param meaning what the values are, in words
   */
  public record Tensor(String name, List<Long> shape, String range, String meaning) {
    public Tensor {
      shape = List.copyOf(shape);
    }

    /** Name and shape as in {@code 'mel' [1, 80, T]}. */
    public String signature() {
      return "'%s' %s".formatted(name, shape.stream().map(n -> n < 0 ? "T" : "" + n).toList());
    }
  }

  /** The same card for other bytes. */
  public ModelCard withBytes(long newBytes, String newSha256) {
    return new ModelCard(
        id, title, task, file, newBytes, newSha256, licence, source, madeBy, inputs, outputs, mel);
  }
}
