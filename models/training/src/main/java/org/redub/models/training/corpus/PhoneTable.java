package org.redub.models.training.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;

/**
 * Where each sound wants the mouth. By hand from phonetics, opening, width and jaw then drawn
 * towards what tracked mouths were seen to do ({@code measured-phones.csv}); the lips of p b m f v
 * and of silence stay as phonetics has them. Immutable.
 */
final class PhoneTable {
  /** Share of a measurement that counts at most, and frames at which it counts by half of that. */
  private static final double MEASURED_SHARE = 0.7;

  private static final double HALF_TRUSTED_FRAMES = 20;

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setCommentMarker('#').get();

  /**
   * One sound.
   *
   * @param articulators wanted values in the network's order
   * @param jawDominance how much the sound insists on its jaw and tongue against its neighbours
   * @param lipDominance the same for opening, tuck and press
   * @param shapeDominance the same for width and rounding
   */
  record Target(
      double[] articulators, double jawDominance, double lipDominance, double shapeDominance) {}

  /** What was measured: means in standard deviations of the speaker. */
  private record Measured(double opening, double width, double jaw, double frames) {}

  private final Map<Phone, Target> targets;

  private PhoneTable(Map<Phone, Target> targets) {
    this.targets = targets;
  }

  /** The table by hand alone. */
  static PhoneTable byHand() {
    Map<Phone, Target> targets = new EnumMap<>(Phone.class);
    for (CSVRecord row : rows("phone-targets.csv")) {
      double[] values = new double[Articulator.values().length];
      for (Articulator articulator : Articulator.values()) {
        values[articulator.channel()] = number(row, articulator.label());
      }
      targets.put(
          phone(row.get("phone")),
          new Target(
              values,
              number(row, "jaw_dominance"),
              number(row, "lip_dominance"),
              number(row, "shape_dominance")));
    }
    return new PhoneTable(targets);
  }

  /** The table corrected by what was measured. */
  static PhoneTable corrected() {
    Map<Phone, Target> targets = byHand().targets;
    Map<Phone, Measured> measured = new EnumMap<>(Phone.class);
    for (CSVRecord row : rows("measured-phones.csv")) {
      Phone phone = phone(row.get("phone"));
      if (free(phone)) {
        measured.put(
            phone,
            new Measured(
                number(row, "opening"),
                number(row, "width"),
                number(row, "jaw"),
                number(row, "frames")));
      }
    }
    correct(targets, measured, Articulator.OPEN, 0.1, Measured::opening);
    correct(targets, measured, Articulator.WIDTH, -1, Measured::width);
    correct(targets, measured, Articulator.JAW, 0.02, Measured::jaw);
    return new PhoneTable(targets);
  }

  /** What a sound wants. */
  Target of(Phone phone) {
    return Objects.requireNonNull(targets.get(phone), phone::name);
  }

  private static boolean free(Phone phone) {
    return phone.group() == Phone.Group.VOWEL || phone.group() == Phone.Group.OTHER;
  }

  private static void correct(
      Map<Phone, Target> targets,
      Map<Phone, Measured> measured,
      Articulator articulator,
      double least,
      java.util.function.ToDoubleFunction<Measured> value) {
    int at = articulator.channel();
    Moments hand = new Moments();
    Moments seen = new Moments();
    measured.forEach(
        (phone, m) -> {
          hand.add(articulators(targets, phone)[at], m.frames());
          seen.add(value.applyAsDouble(m), m.frames());
        });
    measured.forEach(
        (phone, m) -> {
          double[] values = articulators(targets, phone);
          double z = (value.applyAsDouble(m) - seen.mean()) / seen.deviation();
          double trust = MEASURED_SHARE * m.frames() / (m.frames() + HALF_TRUSTED_FRAMES);
          double wanted = hand.mean() + z * hand.deviation();
          values[at] = Math.max(least, Math.min(1, values[at] + trust * (wanted - values[at])));
        });
  }

  private static double[] articulators(Map<Phone, Target> targets, Phone phone) {
    return Objects.requireNonNull(targets.get(phone), phone::name).articulators();
  }

  private static Phone phone(String label) {
    for (Phone phone : Phone.values()) {
      if (phone.label().equals(label)) {
        return phone;
      }
    }
    throw new IllegalStateException("no phone is written '%s'".formatted(label));
  }

  private static List<CSVRecord> rows(String resource) {
    InputStream in =
        Objects.requireNonNull(
            PhoneTable.class.getResourceAsStream("/org/redub/models/training/" + resource),
            resource);
    try (CSVParser parser = CSVParser.parse(in, StandardCharsets.UTF_8, FORMAT)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new IllegalStateException("the table %s cannot be read".formatted(resource), e);
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
