package org.redub.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.redub.engine.actor.face.Histogram;
import org.redub.engine.actor.face.ShapeStatistics;
import org.redub.engine.actor.style.StyleFold;
import org.redub.engine.actor.style.StyleStatistics;

/**
 * Evidence as JSON. Long rows of numbers are Base64 of little-endian 64-bit floats, or 32-bit ones
 * for the largest, so that a project stays about a megabyte an actor. Stateless.
 */
final class EvidenceJson {
  private EvidenceJson() {}

  static void write(ActorEvidence evidence, ObjectNode to) {
    to.put("spoken_s", evidence.spokenS());
    write(evidence.spokenOpenings(), to.putObject("spoken_openings"));
    write(evidence.spokenWidths(), to.putObject("spoken_widths"));
    write(evidence.quietOpenings(), to.putObject("quiet_openings"));
    write(evidence.quietWidths(), to.putObject("quiet_widths"));
    write(evidence.shape(), to.putObject("shape"));
    ArrayNode folds = to.putArray("style_folds");
    for (StyleFold fold : evidence.style().folds()) {
      write(fold, folds.addObject());
    }
  }

  /** Throws {@link IllegalArgumentException} for anything that was not written here. */
  static ActorEvidence read(JsonNode from) {
    List<StyleFold> folds = new ArrayList<>();
    child(from, "style_folds").forEach(fold -> folds.add(fold(fold)));
    require(
        folds.isEmpty() || folds.size() == StyleStatistics.FOLDS,
        "style_folds has %d folds, expected %d".formatted(folds.size(), StyleStatistics.FOLDS));
    return new ActorEvidence(
        number(from, "spoken_s"),
        histogram(child(from, "spoken_openings")),
        histogram(child(from, "spoken_widths")),
        histogram(child(from, "quiet_openings")),
        histogram(child(from, "quiet_widths")),
        shape(child(from, "shape")),
        new StyleStatistics(folds));
  }

  private static void write(Histogram histogram, ObjectNode to) {
    long[] counts = histogram.counts();
    int first = 0;
    int end = counts.length;
    while (first < end && counts[first] == 0) {
      first++;
    }
    while (end > first && counts[end - 1] == 0) {
      end--;
    }
    to.put("bin", Histogram.BIN);
    to.put("first", first);
    ArrayNode kept = to.putArray("counts");
    for (int k = first; k < end; k++) {
      kept.add(counts[k]);
    }
  }

  private static Histogram histogram(JsonNode from) {
    require(number(from, "bin") == Histogram.BIN, "bin is not " + Histogram.BIN);
    long[] counts = new long[Histogram.BINS];
    int at = (int) number(from, "first");
    for (JsonNode count : child(from, "counts")) {
      require(at >= 0 && at < counts.length, "counts run beyond %d bins".formatted(counts.length));
      require(count.canConvertToLong() && count.longValue() >= 0, "counts are whole, 0 or above");
      counts[at++] = count.longValue();
    }
    return new Histogram(counts);
  }

  private static void write(ShapeStatistics shape, ObjectNode to) {
    to.put("frames", shape.frames());
    to.put("opening_opening", shape.openingOpening());
    to.put("opening_width", shape.openingWidth());
    to.put("width_width", shape.widthWidth());
    to.put("by_opening", packed(shape.byOpening()));
    to.put("by_width", packed(shape.byWidth()));
    ArrayNode controls = to.putArray("by_control");
    for (double[] control : shape.byControl()) {
      controls.add(packed(control));
    }
  }

  private static ShapeStatistics shape(JsonNode from) {
    ShapeStatistics like = ShapeStatistics.none();
    int values = like.byOpening().length;
    double[][] controls = new double[like.byControl().length][];
    JsonNode packed = child(from, "by_control");
    require(packed.size() == controls.length, "by_control has not %d".formatted(controls.length));
    for (int c = 0; c < controls.length; c++) {
      controls[c] = doubles(packed.get(c), values);
    }
    return new ShapeStatistics(
        (long) number(from, "frames"),
        number(from, "opening_opening"),
        number(from, "opening_width"),
        number(from, "width_width"),
        doubles(child(from, "by_opening"), values),
        doubles(child(from, "by_width"), values),
        controls);
  }

  private static void write(StyleFold fold, ObjectNode to) {
    to.put("inputs", fold.size());
    to.put("rows", fold.rows());
    to.put("products_f32", packedFloats(fold.products()));
    to.put("by_opening", packed(fold.byTarget(0)));
    to.put("by_width", packed(fold.byTarget(1)));
    to.put("opening_squares", fold.targetSquares(0));
    to.put("width_squares", fold.targetSquares(1));
  }

  private static StyleFold fold(JsonNode from) {
    int size = (int) number(from, "inputs");
    require(size > 0 && size < 10_000, "inputs is %d".formatted(size));
    return new StyleFold(
        size,
        number(from, "rows"),
        floats(child(from, "products_f32"), size * (size + 1) / 2),
        new double[][] {
          doubles(child(from, "by_opening"), size), doubles(child(from, "by_width"), size)
        },
        new double[] {number(from, "opening_squares"), number(from, "width_squares")});
  }

  private static String packed(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static String packedFloats(double[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putFloat((float) value);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static double[] doubles(JsonNode from, int count) {
    ByteBuffer bytes = bytes(from, 8 * count);
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = finite(bytes.getDouble());
    }
    return values;
  }

  private static double[] floats(JsonNode from, int count) {
    ByteBuffer bytes = bytes(from, 4 * count);
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = finite(bytes.getFloat());
    }
    return values;
  }

  private static ByteBuffer bytes(JsonNode from, int length) {
    byte[] bytes = Base64.getDecoder().decode(from.asText());
    require(bytes.length == length, "%d bytes, expected %d".formatted(bytes.length, length));
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static double number(JsonNode from, String name) {
    JsonNode node = child(from, name);
    require(node.isNumber(), name + " is no number");
    return finite(node.doubleValue());
  }

  static JsonNode child(JsonNode from, String name) {
    JsonNode node = from.get(name);
    if (node == null) {
      throw new IllegalArgumentException("'%s' is missing".formatted(name));
    }
    return node;
  }

  private static double finite(double value) {
    require(Double.isFinite(value), "a value is no finite number");
    return value;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
