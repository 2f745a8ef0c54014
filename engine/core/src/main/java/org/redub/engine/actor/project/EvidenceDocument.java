package org.redub.engine.actor.project;

import java.util.Arrays;
import java.util.List;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.actor.face.Histogram;
import org.redub.engine.actor.face.ShapeStatistics;
import org.redub.engine.actor.style.StyleFold;
import org.redub.engine.actor.style.StyleStatistics;

/**
 * An actor's evidence as it stands in a file; each record checks its own values when it is read.
 * Immutable by contract.
 *
 * @param spokenS seconds of frames in which the actor speaks
 * @param styleFolds {@value StyleStatistics#FOLDS} folds, or none where no style was learned
 */
record EvidenceDocument(
    double spokenS,
    Bins spokenOpenings,
    Bins spokenWidths,
    Bins quietOpenings,
    Bins quietWidths,
    Shape shape,
    List<Fold> styleFolds) {

  EvidenceDocument {
    Checks.length("spoken_s", spokenS);
    styleFolds = Checks.noNulls("style_folds", styleFolds);
    int folds = styleFolds.size();
    Checks.require(
        folds == 0 || folds == StyleStatistics.FOLDS,
        "style_folds has %d folds, expected 0 or %d".formatted(folds, StyleStatistics.FOLDS));
    Checks.require(
        styleFolds.stream().mapToInt(Fold::inputs).distinct().count() <= 1,
        "style_folds have different numbers of inputs, expected the same");
  }

  static EvidenceDocument of(ActorEvidence evidence) {
    return new EvidenceDocument(
        evidence.spokenS(),
        Bins.of(evidence.spokenOpenings()),
        Bins.of(evidence.spokenWidths()),
        Bins.of(evidence.quietOpenings()),
        Bins.of(evidence.quietWidths()),
        Shape.of(evidence.shape()),
        evidence.style().folds().stream().map(Fold::of).toList());
  }

  ActorEvidence evidence() {
    return new ActorEvidence(
        spokenS,
        spokenOpenings.histogram(),
        spokenWidths.histogram(),
        quietOpenings.histogram(),
        quietWidths.histogram(),
        shape.statistics(),
        new StyleStatistics(styleFolds.stream().map(Fold::fold).toList()));
  }

  /**
   * A histogram.
   *
   * @param bin width of a bin, interocular distances
   * @param first index of the first bin that is listed
   * @param counts of that bin and those after it; all others are 0
   */
  record Bins(double bin, int first, long[] counts) {
    Bins {
      Checks.require(bin == Histogram.BIN, "bin is %s, expected %s".formatted(bin, Histogram.BIN));
      Checks.require(
          first >= 0 && (long) first + counts.length <= Histogram.BINS,
          "%d counts from bin %d on, expected at most %d bins"
              .formatted(counts.length, first, Histogram.BINS));
      for (long count : counts) {
        Checks.count("a count", count);
      }
    }

    static Bins of(Histogram histogram) {
      long[] counts = histogram.counts();
      int first = 0;
      int end = counts.length;
      while (first < end && counts[first] == 0) {
        first++;
      }
      while (end > first && counts[end - 1] == 0) {
        end--;
      }
      return new Bins(Histogram.BIN, first, Arrays.copyOfRange(counts, first, end));
    }

    Histogram histogram() {
      long[] all = new long[Histogram.BINS];
      System.arraycopy(counts, 0, all, first, counts.length);
      return new Histogram(all);
    }
  }

  /** The sums of {@link ShapeStatistics}. */
  record Shape(
      long frames,
      double openingOpening,
      double openingWidth,
      double widthWidth,
      double[] byOpening,
      double[] byWidth,
      List<double[]> byControl) {

    Shape {
      byControl = Checks.noNulls("by_control", byControl);
      ShapeStatistics expected = ShapeStatistics.none();
      int values = expected.byOpening().length;
      Checks.count("frames", frames);
      Checks.length("opening_opening", openingOpening);
      Checks.sum("opening_width", openingWidth);
      Checks.length("width_width", widthWidth);
      Checks.sums("by_opening", byOpening, values);
      Checks.sums("by_width", byWidth, values);
      Checks.require(
          byControl.size() == expected.byControl().length,
          "by_control has %d rows, expected %d"
              .formatted(byControl.size(), expected.byControl().length));
      for (double[] control : byControl) {
        Checks.sums("by_control", control, values);
      }
    }

    static Shape of(ShapeStatistics sums) {
      return new Shape(
          sums.frames(),
          sums.openingOpening(),
          sums.openingWidth(),
          sums.widthWidth(),
          sums.byOpening(),
          sums.byWidth(),
          List.of(sums.byControl()));
    }

    ShapeStatistics statistics() {
      return new ShapeStatistics(
          frames,
          openingOpening,
          openingWidth,
          widthWidth,
          byOpening,
          byWidth,
          byControl.toArray(double[][]::new));
    }
  }

  /**
   * The sums of a {@link StyleFold}.
   *
   * @param inputs numbers of a row
   * @param rows weight of the rows that were added
   * @param productsF32 lower triangle of the sum of products of inputs; by far the largest part of
   *     a project, so kept with 32 bits each
   */
  record Fold(
      int inputs,
      double rows,
      float[] productsF32,
      double[] byOpening,
      double[] byWidth,
      double openingSquares,
      double widthSquares) {
    private static final int MAX_INPUTS = 10_000;

    Fold {
      Checks.require(
          inputs > 0 && inputs <= MAX_INPUTS,
          "inputs is %d, expected 1 to %d".formatted(inputs, MAX_INPUTS));
      int products = inputs * (inputs + 1) / 2;
      Checks.require(
          productsF32.length == products,
          "products_f32 has %d values, expected %d".formatted(productsF32.length, products));
      for (float product : productsF32) {
        Checks.sum("products_f32", product);
      }
      Checks.length("rows", rows);
      Checks.sums("by_opening", byOpening, inputs);
      Checks.sums("by_width", byWidth, inputs);
      Checks.length("opening_squares", openingSquares);
      Checks.length("width_squares", widthSquares);
    }

    static Fold of(StyleFold fold) {
      float[] products = new float[fold.products().length];
      for (int k = 0; k < products.length; k++) {
        products[k] = (float) fold.products()[k];
      }
      return new Fold(
          fold.size(),
          fold.rows(),
          products,
          fold.byTarget(0),
          fold.byTarget(1),
          fold.targetSquares(0),
          fold.targetSquares(1));
    }

    StyleFold fold() {
      double[] products = new double[productsF32.length];
      for (int k = 0; k < products.length; k++) {
        products[k] = productsF32[k];
      }
      return new StyleFold(
          inputs,
          rows,
          products,
          new double[][] {byOpening, byWidth},
          new double[] {openingSquares, widthSquares});
    }
  }
}
