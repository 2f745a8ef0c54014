package org.redub.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.face.MouthMeter;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.result.RenderEvaluation;
import org.redub.engine.api.result.RenderEvaluation.Row;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.evaluate.quality.Likeness;
import org.redub.engine.evaluate.quality.LumaBox;
import org.redub.engine.evaluate.quality.Seam;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.MouthShapes;
import org.redub.engine.generate.PlacedMouth;
import org.redub.engine.generate.ShotIndex;
import org.redub.engine.generate.TakeRenderer;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;

/**
 * Measures rendered frames against their plates, one after another. Confined to one thread, except
 * for {@link #keep}.
 */
final class RenderMeter {
  /** The mouth box around the middle of the lips, in IOD. */
  static final double BOX_WIDTH_IOD = 0.9;

  static final double BOX_HEIGHT_IOD = 0.75;

  private static final int WORST = 12;
  private static final int[] MIDDLE = {
    FaceMesh.LOWER_FACE.indexOf(FaceMesh.UPPER_LIP_INNER),
    FaceMesh.LOWER_FACE.indexOf(FaceMesh.LOWER_LIP_INNER)
  };

  private final ShotIndex shots;
  private final MouthMeter meter;
  private final MouthStabilizer still;
  private final BitSet measured;
  private final Map<Integer, Mouth> mouths = new ConcurrentHashMap<>();
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
  private double renderMs;
  private long changedOutside;
  private int width;
  private int height;

  /** What is kept of a rendered mouth until its frame arrives. */
  private record Mouth(PixelBox box, float[] alpha, float[] matte, long renderNanos) {}

  /**
   * A meter.
   *
   * @param meter tracks the mouth of the results
   * @throws RedubException NO_FACE if no mouth of the shot is replaced as a whole
   */
  RenderMeter(TakeRenderer renderer, EvaluatedShot shot, MouthMeter meter) {
    shots = renderer.shots();
    this.meter = meter;
    measured = new BitSet();
    List<MouthShape> targets = new ArrayList<>();
    for (int frame : shot.frames()) {
      FramePlan plan = renderer.frames().frames().get(shot.track().firstFrame() + frame);
      if (plan.mouth() != null && plan.effect() >= 1) {
        measured.set(plan.frame());
        targets.add(shots.targetShape(plan));
      }
    }
    if (targets.isEmpty()) {
      throw new RedubException(
          ErrorCode.NO_FACE, "no frame of the clip has a mouth that is replaced as a whole");
    }
    still = new MouthStabilizer(MouthShapes.mean(targets));
  }

  /** Keeps what the measurement of a frame needs of its new mouth. Thread-safe. */
  void keep(PlacedMouth mouth) {
    int frame = mouth.plan().frame();
    if (measured.get(frame)) {
      int size = mouth.box().width() * mouth.box().height();
      mouths.put(
          frame,
          new Mouth(
              mouth.box(),
              Arrays.copyOf(mouth.pixels().alpha(), size),
              Arrays.copyOf(mouth.pixels().matte(), size),
              mouth.renderNanos()));
    }
  }

  /** The mouth box around lips at some points of the plate, within it. */
  static PixelBox mouthBox(float[] points, double iodPx, Plate plate) {
    double x = (points[2 * MIDDLE[0]] + points[2 * MIDDLE[1]]) / 2;
    double y = (points[2 * MIDDLE[0] + 1] + points[2 * MIDDLE[1] + 1]) / 2;
    int w = Math.min(plate.width(), (int) Math.round(BOX_WIDTH_IOD * iodPx));
    int h = Math.min(plate.height(), (int) Math.round(BOX_HEIGHT_IOD * iodPx));
    int left = (int) Math.round(x - w / 2.0);
    int top = (int) Math.round(y - h / 2.0);
    return new PixelBox(
        Math.max(0, Math.min(plate.width() - w, left)),
        Math.max(0, Math.min(plate.height() - h, top)),
        w,
        h);
  }

  /** Measures a frame, if its mouth is a new one: the plate as it was and as it is now. */
  void add(FramePlan plan, Plate source, Plate result) {
    Mouth mouth = mouths.remove(plan.frame());
    if (mouth == null) {
      return;
    }
    width = source.width();
    height = source.height();
    HeadPose pose = shots.pose(plan.frame());
    MouthShape target = shots.targetShape(plan);
    iodPx += pose.iodPx();
    renderMs += mouth.renderNanos() / 1e6;
    PixelBox lips = mouthBox(target.toFrame(pose), pose.iodPx(), source);
    LumaBox truth = LumaBox.of(source.readBox(lips));
    LumaBox made = LumaBox.of(result.readBox(lips));
    ssims.add(Likeness.ssim(truth, made));
    psnrs.add(Likeness.psnr(Likeness.meanSquareError(truth, made)));
    trueSharpness += Likeness.sharpness(truth);
    madeSharpness += Likeness.sharpness(made);
    LumaBox sourceFace = LumaBox.of(source.readBox(mouth.box()));
    LumaBox resultFace = LumaBox.of(result.readBox(mouth.box()));
    seam.add(resultFace, sourceFace, mouth.matte());
    if (!frames.isEmpty() && plan.frame() != frames.get(frames.size() - 1) + 1) {
      trueFlicker.cut();
      madeFlicker.cut();
    }
    trueFlicker.add(still.of(sourceFace, mouth.box(), pose, shots.shape(plan.frame())));
    madeFlicker.add(still.of(resultFace, mouth.box(), pose, target));
    changedOutside += changedOutside(mouth.box(), source, result, mouth.alpha());
    MouthShape seen = meter.shape(result, pose);
    if (seen != null) {
      openings.add(new double[] {target.opening(), seen.opening()});
      widths.add(new double[] {target.width(), seen.width()});
    }
    frames.add(plan.frame());
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
        changed += !inside && source.sample(0, i) != result.sample(0, i) ? 1 : 0;
      }
    }
    return changed;
  }

  /**
   * The figures.
   *
   * @param shapes whose shapes were shown
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
        renderMs / Math.max(1, frames.size()),
        likeness ? worst : List.of());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double correlation(List<double[]> pairs) {
    if (pairs.size() < 2) {
      return Double.NaN;
    }
    return new PearsonsCorrelation()
        .correlation(
            pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
            pairs.stream().mapToDouble(pair -> pair[1]).toArray());
  }
}
