package org.redub.models.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.redub.models.InferenceRuntime;

/**
 * Finds faces in a picture: the detector for small faces first, the one for large faces where it
 * finds none, and tiles of the picture where both fail. Confined to one thread; the owner closes
 * it.
 *
 * <p>Measured on real clips: the small-face detector finds faces down to 0.05 of the picture but
 * misses some that fill it, the large-face detector is the other way round.
 */
public final class FaceDetector implements AutoCloseable {
  /** Side of a tile, of the picture's shorter side. */
  private static final double TILE = 0.6;

  private final SquareDetector fullRange;
  private final SquareDetector shortRange;

  /** Loads both detectors. */
  public FaceDetector(InferenceRuntime runtime) {
    fullRange = SquareDetector.fullRange(runtime);
    shortRange = SquareDetector.shortRange(runtime);
  }

  /**
   * The faces in a picture, largest first.
   *
   * @param displayRotationQuarterTurns how often the picture is turned clockwise by 90 degrees
   *     before it is shown, so that faces stand upright; regions come back in the picture as it is
   *     stored
   */
  public List<DetectedFace> detect(PixelSource image, int displayRotationQuarterTurns) {
    double rotation = -displayRotationQuarterTurns * Math.PI / 2;
    FaceRegion whole =
        new FaceRegion(
            image.width() / 2.0,
            image.height() / 2.0,
            Math.max(image.width(), image.height()),
            rotation);
    List<DetectedFace> faces = new ArrayList<>(fullRange.detect(image, whole));
    if (faces.isEmpty()) {
      faces.addAll(shortRange.detect(image, whole));
    }
    if (faces.isEmpty()) {
      faces.addAll(inTiles(image, rotation));
    }
    faces.sort(Comparator.comparingDouble(DetectedFace::boxSidePx).reversed());
    return faces;
  }

  private List<DetectedFace> inTiles(PixelSource image, double rotation) {
    double side = TILE * Math.min(image.width(), image.height());
    int columns = (int) Math.ceil((image.width() - side) / (side / 2)) + 1;
    int rows = (int) Math.ceil((image.height() - side) / (side / 2)) + 1;
    List<DetectedFace> faces = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = side / 2 + column * (image.width() - side) / Math.max(1, columns - 1);
        double y = side / 2 + row * (image.height() - side) / Math.max(1, rows - 1);
        for (DetectedFace face : fullRange.detect(image, new FaceRegion(x, y, side, rotation))) {
          addIfNew(faces, face);
        }
      }
    }
    return faces;
  }

  /** Neighbouring tiles overlap, so a face may be found twice: the better scored one is kept. */
  private static void addIfNew(List<DetectedFace> faces, DetectedFace face) {
    for (int i = 0; i < faces.size(); i++) {
      FaceRegion known = faces.get(i).region();
      double distance =
          Math.hypot(
              known.centerX() - face.region().centerX(), known.centerY() - face.region().centerY());
      if (distance < faces.get(i).boxSidePx() / 2) {
        if (face.score() > faces.get(i).score()) {
          faces.set(i, face);
        }
        return;
      }
    }
    faces.add(face);
  }

  @Override
  public void close() {
    fullRange.close();
    shortRange.close();
  }
}
