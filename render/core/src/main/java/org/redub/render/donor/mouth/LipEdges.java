package org.redub.render.donor.mouth;

import org.redub.geometry.Similarity2;
import org.redub.render.morph.CubicSpline;
import org.redub.render.morph.LipLine;
import org.redub.render.morph.WarpGrid;

/**
 * The inner edges of a donor's lips at each column of the target's lip line, in pixels of the
 * donor. Confined to one thread; keeps its workspace.
 */
final class LipEdges {
  private final float[] xy = new float[2];
  private final float[] shift = new float[2];
  private float[] upperX = new float[0];
  private float[] upperY = new float[0];
  private float[] lowerX = new float[0];
  private float[] lowerY = new float[0];
  private int columns;
  private float downX;
  private float downY = 1;

  /** Finds the edges by mapping the target's through the grids. */
  void place(LipLine line, WarpGrid skull, WarpGrid jaw, Similarity2 toDonor) {
    columns = line.columns();
    if (upperX.length < columns) {
      upperX = new float[columns];
      upperY = new float[columns];
      lowerX = new float[columns];
      lowerY = new float[columns];
    }
    for (int i = 0; i < columns; i++) {
      line.edge(i, false, xy);
      skull.at(xy[0], xy[1], shift);
      upperX[i] = xy[0] + shift[0];
      upperY[i] = xy[1] + shift[1];
      line.edge(i, true, xy);
      jaw.at(xy[0], xy[1], shift);
      lowerX[i] = xy[0] + shift[0];
      lowerY[i] = xy[1] + shift[1];
    }
    downX = toDonor.x(line.downX(), line.downY());
    downY = toDonor.y(line.downX(), line.downY());
  }

  int columns() {
    return columns;
  }

  /** x component, in the donor, of a step of one target pixel down the face. */
  float downX() {
    return downX;
  }

  /** y component, in the donor, of a step of one target pixel down the face. */
  float downY() {
    return downY;
  }

  /** The donor's opening at a column, in pixels of the target; below 0 where the lips cross. */
  float opening(int column) {
    float x = lowerX[column] - upperX[column];
    float y = lowerY[column] - upperY[column];
    return (x * downX + y * downY) / (downX * downX + downY * downY);
  }

  /** Writes upper x and y and lower x and y at a fractional column. */
  void at(float column, float[] edges) {
    int i = (int) column;
    float part = column - i;
    edges[0] = upperX[i] + part * (upperX[i + 1] - upperX[i]);
    edges[1] = upperY[i] + part * (upperY[i + 1] - upperY[i]);
    edges[2] = lowerX[i] + part * (lowerX[i + 1] - lowerX[i]);
    edges[3] = lowerY[i] + part * (lowerY[i + 1] - lowerY[i]);
  }

  /** Writes the donor's colour at a fraction of the way from the upper edge to the lower one. */
  void sample(int column, float share, CubicSpline donor, float[] rgb) {
    float x = upperX[column] + share * (lowerX[column] - upperX[column]);
    float y = upperY[column] + share * (lowerY[column] - upperY[column]);
    donor.sample(x, y, rgb);
  }
}
