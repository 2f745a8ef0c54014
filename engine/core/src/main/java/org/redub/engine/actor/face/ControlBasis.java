package org.redub.engine.actor.face;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.redub.geometry.FaceMesh;
import org.redub.models.mouth.FaceMotion;

/**
 * The generic directions of a face, and the correction of learned ones: a direction of a control
 * {@link FaceControls#controls} must move that control by 1 and every other control, the opening
 * and the width by 0. What is missing to that is added along the generic directions, which are
 * smooth. Immutable.
 */
final class ControlBasis {
  private static final int CONTROLS = FaceControls.controls().size();

  /** Rows: the controls, opening, width, each linear over the coordinates. */
  private final RealMatrix measures;

  /** Columns: the generic directions in the same order. */
  private final RealMatrix fields;

  /** What to add of each field for a unit of each measure. */
  private final RealMatrix solve;

  private ControlBasis(RealMatrix measures, RealMatrix fields) {
    this.measures = measures;
    this.fields = fields;
    solve = new LUDecomposition(measures.multiply(fields)).getSolver().getInverse();
  }

  /** The basis of the face whose mean lower face is {@code mean}. */
  static ControlBasis on(double[] mean, GenericFaceBasis articulation) {
    double[][] measures = new double[CONTROLS + 2][];
    double[][] fields = new double[CONTROLS + 2][];
    List<FaceMotion> controls = FaceControls.controls();
    for (int c = 0; c < CONTROLS; c++) {
      measures[c] = FaceControls.row(controls.get(c));
      fields[c] = GenericExpression.field(controls.get(c), mean);
    }
    measures[CONTROLS] = difference(FaceMesh.LOWER_LIP_INNER, FaceMesh.UPPER_LIP_INNER, 1, mean);
    measures[CONTROLS + 1] =
        difference(FaceMesh.RIGHT_MOUTH_CORNER, FaceMesh.LEFT_MOUTH_CORNER, 0, mean);
    fields[CONTROLS] = articulation.perOpening();
    fields[CONTROLS + 1] = articulation.perWidth();
    return new ControlBasis(
        new Array2DRowRealMatrix(measures, false),
        new Array2DRowRealMatrix(fields, false).transpose());
  }

  /** Along the face's own axes, on which a shut mouth has a direction to open too. */
  private static double[] difference(int meshA, int meshB, int axis, double[] mean) {
    double[] row = new double[mean.length];
    int a = 3 * FaceMesh.LOWER_FACE.indexOf(meshA) + axis;
    int b = 3 * FaceMesh.LOWER_FACE.indexOf(meshB) + axis;
    row[a] = 1;
    row[b] = -1;
    return row;
  }

  /** The generic direction of each control, a row each. */
  double[][] generic() {
    return corrected(new double[CONTROLS][fields.getRowDimension()]);
  }

  /** The directions, a row each, moved along the generic ones until each moves only its own. */
  double[][] corrected(double[][] directions) {
    RealMatrix learned = new Array2DRowRealMatrix(directions, false).transpose();
    RealMatrix missing = measures.multiply(learned).scalarMultiply(-1);
    for (int c = 0; c < CONTROLS; c++) {
      missing.addToEntry(c, c, 1);
    }
    return learned.add(fields.multiply(solve).multiply(missing)).transpose().getData();
  }
}
