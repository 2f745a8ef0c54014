package org.redub.models;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tensors that a translator passes to a model and reads from it. Immutable.
 *
 * @param inputs every input of the model, in order
 * @param outputs the outputs that are read; the model may have others
 */
public record TensorContract(List<TensorSpec> inputs, List<TensorSpec> outputs) {

  public TensorContract {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Whether every tensor holds exactly one item of float32 values: its shape is [1,...], all known.
   */
  boolean isOfOneItem() {
    return Stream.concat(inputs.stream(), outputs.stream())
        .allMatch(
            tensor ->
                tensor.type().equals("float32")
                    && !tensor.shape().isEmpty()
                    && tensor.shape().get(0) == 1
                    && !tensor.shape().contains(TensorSpec.ANY));
  }

  /**
   * Compares with the tensors of a model.
   *
   * @param who name of the model, for the message
   * @throws ModelException INCOMPATIBLE unless the inputs are equal and every output that is read
   *     exists
   */
  void check(String who, List<TensorSpec> actualInputs, List<TensorSpec> actualOutputs) {
    check(who, "input", inputs, actualInputs);
    check(who, "output", outputs, actualOutputs);
    if (actualInputs.size() != inputs.size()) {
      throw incompatible(
          "model %s has %d inputs (%s), Redub passes %d (%s)"
              .formatted(
                  who, actualInputs.size(), names(actualInputs), inputs.size(), names(inputs)));
    }
  }

  private static void check(
      String who, String kind, List<TensorSpec> expected, List<TensorSpec> actual) {
    for (TensorSpec want : expected) {
      TensorSpec have =
          actual.stream()
              .filter(t -> t.name().equals(want.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      incompatible(
                          "model %s has %ss %s, Redub expects '%s' (%s '%s', shape %s)"
                              .formatted(
                                  who,
                                  kind,
                                  names(actual),
                                  want.name(),
                                  kind,
                                  want.name(),
                                  TensorSpec.describe(want.shape()))));
      if (!want.accepts(have.shape())) {
        throw incompatible(
            "model %s has shape %s, Redub expects %s (%s '%s')"
                .formatted(
                    who,
                    TensorSpec.describe(have.shape()),
                    TensorSpec.describe(want.shape()),
                    kind,
                    want.name()));
      }
      if (!want.type().equals(have.type())) {
        throw incompatible(
            "model %s has type %s, Redub expects %s (%s '%s')"
                .formatted(who, have.type(), want.type(), kind, want.name()));
      }
    }
  }

  private static String names(List<TensorSpec> tensors) {
    return tensors.stream().map(t -> "'" + t.name() + "'").collect(Collectors.joining(", "));
  }

  private static ModelException incompatible(String message) {
    return new ModelException(ModelException.Code.INCOMPATIBLE, message);
  }
}
