package org.redub.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MeshPoints;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Points;
import org.redub.geometry.Similarity3;
import org.redub.render.donor.mouth.DonorImage;
import org.redub.render.geometry.DrawnFace;
import org.redub.render.image.RgbImage;

/** A picture of a drawn face and its landmarks: skin, lips, a cavity with teeth, a background. */
public final class DrawnPicture {
  public static final float IOD_PX = 120;
  public static final int SIZE = 400;
  private static final double[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final HeadPose POSE =
      HeadPose.of(Similarity3.of(IOD_PX, UPRIGHT, new double[] {200, 140, 0}));

  public final RgbImage image;
  public final float[] points;

  /** A mouth open by {@code opening} IOD in light {@code light}, 1 being normal. */
  public DrawnPicture(double opening, double light) {
    points =
        MouthShape.of(
                HeadPose.of(Similarity3.of(1, UPRIGHT, new double[3])), DrawnFace.tracked(opening))
            .toFrame(POSE);
    BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(40, 90, 140));
    g.fillRect(0, 0, SIZE, SIZE);
    g.setColor(lit(205, 160, 140, light));
    g.fillOval(110, -60, 180, 300);
    fill(g, FaceMesh.JAW);
    g.setColor(lit(170, 80, 85, light));
    fill(g, FaceMesh.OUTER_LIP);
    g.setColor(lit(40, 15, 15, light));
    fill(g, FaceMesh.INNER_LIP);
    g.dispose();
    image = Pictures.read(picture);
  }

  private static Color lit(int r, int g, int b, double light) {
    return new Color((int) (r * light), (int) (g * light), (int) (b * light));
  }

  private void fill(Graphics2D g, MeshPoints outline) {
    Polygon polygon = new Polygon();
    for (int mesh : outline.toArray()) {
      polygon.addPoint(Math.round(Points.x(points, mesh)), Math.round(Points.y(points, mesh)));
    }
    g.fill(polygon);
  }

  public DonorImage asDonor(float weight) {
    return new DonorImage(image, points, weight);
  }
}
