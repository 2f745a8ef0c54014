package org.redub.models;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An input or output tensor of a model. Immutable.
 *
 * @param name name in the ONNX graph
 * @param type element type, such as {@code float32}
 * @param shape dimensions, outermost first; {@link #ANY} for a free one
 * @param range range of its values, in words
 * @param meaning description
 * @param labels names of the entries along the axis that has as many entries, or null
 */
public record TensorSpec(
    String name,
    String type,
    List<Long> shape,
    String range,
    String meaning,
    @Nullable List<String> labels) {

  /** A dimension that the model leaves free. */
  public static final long ANY = -1;

  public TensorSpec {
    if (name == null || type == null || shape == null) {
      throw new IllegalArgumentException("a tensor needs name, type and shape");
    }
    shape = List.copyOf(shape);
    labels = labels == null ? null : List.copyOf(labels);
  }

  /** A float32 tensor without descriptions. */
  public static TensorSpec float32(String name, long... shape) {
    return new TensorSpec(
        name, "float32", Arrays.stream(shape).boxed().collect(Collectors.toList()), "", "", null);
  }

  /** Whether a tensor of this shape is compatible with {@code other}; a free dimension fits any. */
  public boolean accepts(List<Long> other) {
    if (other.size() != shape.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) != ANY && other.get(i) != ANY && !shape.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The shape as text, a free dimension as {@code T}: {@code [1,80,T]}. */
  public static String describe(List<Long> shape) {
    return shape.stream()
        .map(n -> n == ANY ? "T" : n.toString())
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String toString() {
    return name + " " + describe(shape);
  }
}
