package org.redub.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.MouthMeter;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.RenderEvaluation.Row;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.evaluate.quality.Likeness;
import org.redub.engine.evaluate.quality.LumaBox;
import org.redub.engine.evaluate.quality.Seam;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;
import org.redub.render.composite.RenderedMouth;

/** Measures the frames of a trial, one after another. Confined to one thread. */
final class RenderMeter {
  /** The mouth box around the middle of the lips, in IOD. */
  static final double BOX_WIDTH_IOD = 0.9;

  static final double BOX_HEIGHT_IOD = 0.75;

  private static final int WORST = 12;
  private static final int[] MIDDLE = {
    FaceMesh.LOWER_FACE.indexOf(FaceMesh.UPPER_LIP_INNER),
    FaceMesh.LOWER_FACE.indexOf(FaceMesh.LOWER_LIP_INNER)
  };

  private final RenderTrial trial;
  private final MouthMeter meter;
  private final MouthStabilizer still;
  private final Flicker trueFlicker = new Flicker();
  private final Flicker madeFlicker = new Flicker();
  private final Seam seam = new Seam();
  private final List<Integer> frames = new ArrayList<>();
  private final List<Double> ssims = new ArrayList<>();
  private final List<Double> psnrs = new ArrayList<>();
  private final List<double[]> openings = new ArrayList<>();
  private final List<double[]> widths = new ArrayList<>();
  private double trueSharpness;
  private double madeSharpness;
  private double iodPx;
  private long changedOutside;
  private int width;
  private int height;

  RenderMeter(RenderTrial trial, MouthMeter meter) {
    this.trial = trial;
    this.meter = meter;
    still = new MouthStabilizer(trial.meanTarget());
  }

  /** The mouth box of driven frame {@code k}, within the plate. */
  static PixelBox mouthBox(RenderTrial trial, int k, Plate plate) {
    float[] points = trial.targetPoints(k);
    double iod = trial.iodPx(k);
    double x = (points[2 * MIDDLE[0]] + points[2 * MIDDLE[1]]) / 2;
    double y = (points[2 * MIDDLE[0] + 1] + points[2 * MIDDLE[1] + 1]) / 2;
    int w = Math.min(plate.width(), (int) Math.round(BOX_WIDTH_IOD * iod));
    int h = Math.min(plate.height(), (int) Math.round(BOX_HEIGHT_IOD * iod));
    int left = (int) Math.round(x - w / 2.0);
    int top = (int) Math.round(y - h / 2.0);
    return new PixelBox(
        Math.max(0, Math.min(plate.width() - w, left)),
        Math.max(0, Math.min(plate.height() - h, top)),
        w,
        h);
  }

  /** Measures driven frame {@code k}: the plate as it was and as it is now. */
  void add(int k, Plate source, Plate result, RenderedMouth face) {
    width = source.width();
    height = source.height();
    iodPx += trial.iodPx(k);
    PixelBox mouth = mouthBox(trial, k, source);
    LumaBox truth = LumaBox.of(source.readBox(mouth));
    LumaBox made = LumaBox.of(result.readBox(mouth));
    frames.add(trial.takeFrame(k));
    ssims.add(Likeness.ssim(truth, made));
    psnrs.add(Likeness.psnr(Likeness.meanSquareError(truth, made)));
    trueSharpness += Likeness.sharpness(truth);
    madeSharpness += Likeness.sharpness(made);
    PixelBox box = trial.box(k, source);
    LumaBox sourceFace = LumaBox.of(source.readBox(box));
    LumaBox resultFace = LumaBox.of(result.readBox(box));
    seam.add(resultFace, sourceFace, face.matte());
    flicker(k, box, sourceFace, resultFace);
    changedOutside += changedOutside(box, source, result, face.alpha());
    MouthShape seen = meter.shape(result, trial.track().pose(trial.shotFrame(k)));
    if (seen != null) {
      openings.add(new double[] {trial.target(k).opening(), seen.opening()});
      widths.add(new double[] {trial.target(k).width(), seen.width()});
    }
  }

  private void flicker(int k, PixelBox box, LumaBox source, LumaBox result) {
    if (k > 0 && trial.takeFrame(k) != trial.takeFrame(k - 1) + 1) {
      trueFlicker.cut();
      madeFlicker.cut();
    }
    HeadPose pose = trial.track().pose(trial.shotFrame(k));
    trueFlicker.add(still.of(source, box, pose, trial.track().shape(trial.shotFrame(k))));
    madeFlicker.add(still.of(result, box, pose, trial.target(k)));
  }

  private static long changedOutside(PixelBox box, Plate source, Plate result, float[] alpha) {
    long changed = 0;
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        boolean inside =
            x >= box.left()
                && x < box.left() + box.width()
                && y >= box.top()
                && y < box.top() + box.height()
                && alpha[(y - box.top()) * box.width() + x - box.left()] > 0;
        int i = y * source.width() + x;
        changed += !inside && source.luma()[i] != result.luma()[i] ? 1 : 0;
      }
    }
    return changed;
  }

  /**
   * The figures.
   *
   * @param shapes whose shapes drove the trial
   * @param othersFlicker of the true mouth that the shapes are of; null if it is this clip's own,
   *     and the source so shows what was wanted
   */
  Row row(String clip, String shapes, @Nullable Flicker othersFlicker) {
    boolean likeness = othersFlicker == null;
    Flicker shapesFlicker = othersFlicker == null ? trueFlicker : othersFlicker;
    List<Integer> worst =
        IntStream.range(0, frames.size())
            .boxed()
            .sorted(Comparator.comparingDouble(ssims::get))
            .limit(WORST)
            .map(frames::get)
            .toList();
    return new Row(
        clip,
        shapes,
        new RenderEvaluation.Measured(
            frames.size(), width, height, iodPx / Math.max(1, frames.size())),
        new RenderEvaluation.Likeness(
            likeness ? mean(psnrs) : Double.NaN,
            likeness ? mean(ssims) : Double.NaN,
            madeSharpness / trueSharpness),
        new RenderEvaluation.Motion(
            madeFlicker.energy() / trueFlicker.energy(),
            madeFlicker.relativeEnergy() / shapesFlicker.relativeEnergy()),
        seam.ratio(),
        new RenderEvaluation.Following(correlation(openings), correlation(widths)),
        changedOutside,
        trial.renderMs(),
        likeness ? worst : List.of());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double correlation(List<double[]> pairs) {
    double[] sums = new double[5];
    for (double[] pair : pairs) {
      double[] terms = {pair[0], pair[1], pair[0] * pair[0], pair[1] * pair[1], pair[0] * pair[1]};
      Arrays.setAll(sums, i -> sums[i] + terms[i] / pairs.size());
    }
    double a = sums[2] - sums[0] * sums[0];
    double b = sums[3] - sums[1] * sums[1];
    return (sums[4] - sums[0] * sums[1]) / Math.sqrt(Math.max(1e-18, a * b));
  }
}
