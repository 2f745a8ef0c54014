package org.redub.engine.actor.face;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.MouthShape;

/**
 * The lower face as a linear function of opening, width and expression residual ({@link
 * FaceControls#controls}). Immutable, thread-safe.
 *
 * <p>Ridge regression over the actor's own frames, drawn towards {@link GenericFaceBasis} and
 * {@link GenericExpression} where the actor hardly moves, in two steps: {@code minimise sum |S -
 * mean - Bo*do - Bw*dw|^2 + lambda |B - Bgeneric|^2}, then the same for what that leaves of the
 * shapes on what it leaves of the controls. Last, {@link ControlBasis} corrects the second step's
 * directions so that each leaves the other controls, opening and width alone.
 */
public final class LowerFaceModel {
  /**
   * Weight of the generic face: as much as this sum of squared deviations of an actor's openings or
   * widths.
   */
  private static final double PRIOR = 50 * 0.02 * 0.02;

  /** The same for the expression residual, which is smaller. */
  private static final double RESIDUAL_PRIOR_FRAMES = 50;

  /** Steps that bring a shape's distances, which are not linear, to what is asked. */
  private static final int CORRECTIONS = 3;

  private static final int UPPER_Y = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.UPPER_LIP_INNER) + 1;
  private static final int LOWER_Y = 3 * FaceMesh.LOWER_FACE.indexOf(FaceMesh.LOWER_LIP_INNER) + 1;

  private final MeanFace mean;
  private final float[] rest;
  private final double[] perOpening;
  private final double[] perWidth;
  private final double[][] perControl;
  private final double[] residualSd;

  private LowerFaceModel(
      MeanFace mean,
      double[] perOpening,
      double[] perWidth,
      double[][] perControl,
      double[] residualSd) {
    this.mean = mean;
    rest = mean.shape().toArray();
    this.perOpening = perOpening;
    this.perWidth = perWidth;
    this.perControl = perControl;
    this.residualSd = residualSd;
  }

  /** Fits to at least one shape. */
  static LowerFaceModel fit(List<MouthShape> shapes) {
    MeanFace mean = MeanFace.of(shapes);
    return of(mean, ShapeStatistics.of(shapes, mean));
  }

  /** The model about {@code mean} that follows from sums over frames, perhaps of several takes. */
  public static LowerFaceModel of(MeanFace mean, ShapeStatistics sums) {
    GenericFaceBasis generic = GenericFaceBasis.on(mean.xyz());
    double oo = sums.openingOpening() + PRIOR;
    double ow = sums.openingWidth();
    double ww = sums.widthWidth() + PRIOR;
    double determinant = oo * ww - ow * ow;
    double[] os = sums.byOpening().clone();
    double[] ws = sums.byWidth().clone();
    ShapeStatistics.add(os, generic.perOpening(), PRIOR);
    ShapeStatistics.add(ws, generic.perWidth(), PRIOR);
    double[] perOpening = new double[os.length];
    double[] perWidth = new double[os.length];
    ShapeStatistics.add(perOpening, os, ww / determinant);
    ShapeStatistics.add(perOpening, ws, -ow / determinant);
    ShapeStatistics.add(perWidth, ws, oo / determinant);
    ShapeStatistics.add(perWidth, os, -ow / determinant);
    ResidualFit fit = new ResidualFit(sums, perOpening, perWidth);
    ControlBasis basis = ControlBasis.on(mean.xyz(), generic);
    return new LowerFaceModel(
        mean, perOpening, perWidth, basis.corrected(ridge(fit, basis)), fit.sd());
  }

  private static double[][] ridge(ResidualFit fit, ControlBasis basis) {
    double[][] squares = fit.squares();
    double[][] cross = fit.cross();
    double[][] generic = basis.generic();
    for (int c = 0; c < squares.length; c++) {
      double genericSd = GenericSpeaker.residualSd()[c];
      double weight = RESIDUAL_PRIOR_FRAMES * genericSd * genericSd;
      squares[c][c] += weight;
      ShapeStatistics.add(cross[c], generic[c], weight);
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(squares, false))
        .getSolver()
        .solve(new Array2DRowRealMatrix(cross, false))
        .getData();
  }

  /** Standard deviation of each control of the expression residual, in interocular distances. */
  public double[] residualSd() {
    return residualSd.clone();
  }

  /** The expression residual of a shape, in interocular distances. */
  double[] residual(MouthShape shape) {
    float[] xyz = shape.toArray();
    double[] left = new double[xyz.length];
    double o = shape.opening() - mean.opening();
    double w = shape.width() - mean.width();
    for (int k = 0; k < left.length; k++) {
      left[k] = xyz[k] - mean.xyz()[k] - o * perOpening[k] - w * perWidth[k];
    }
    double[] residual = new double[perControl.length];
    for (int c = 0; c < residual.length; c++) {
      residual[c] = ResidualFit.dot(FaceControls.row(FaceControls.controls().get(c)), left);
    }
    return residual;
  }

  /**
   * The shape at an opening and a width; met to first order, then corrected along the directions of
   * both.
   *
   * @param residual the expression residual, one value for each of {@link FaceControls#controls}
   */
  public MouthShape shapeAt(double opening, double width, double[] residual) {
    double o = opening;
    double w = width;
    float[] xyz = linear(o, w, residual);
    for (int step = 0; step < CORRECTIONS; step++) {
      MouthShape shape = MouthShape.of(xyz);
      o += opening - Math.copySign(shape.opening(), xyz[LOWER_Y] - xyz[UPPER_Y]);
      w += width - shape.width();
      xyz = linear(o, w, residual);
    }
    LipSeal.apply(xyz, opening);
    LipSurround.apply(xyz, rest);
    return MouthShape.of(xyz);
  }

  private float[] linear(double opening, double width, double[] residual) {
    float[] xyz = new float[perOpening.length];
    for (int k = 0; k < xyz.length; k++) {
      double value =
          mean.xyz()[k]
              + perOpening[k] * (opening - mean.opening())
              + perWidth[k] * (width - mean.width());
      for (int c = 0; c < residual.length; c++) {
        value += perControl[c][k] * residual[c];
      }
      xyz[k] = (float) value;
    }
    return xyz;
  }
}
