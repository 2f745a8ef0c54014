package org.redub.engine.evaluate;

import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.evaluate.quality.Flicker;
import org.redub.engine.evaluate.quality.LumaBox;
import org.redub.engine.generate.MouthShapes;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;
import org.redub.render.composite.MouthCompositor;

/** How much a real mouth flickers that makes the movements of a take. Stateless. */
final class ReferenceFlicker {
  private ReferenceFlicker() {}

  /**
   * The flicker of the take's longest shot, its lips held still.
   *
   * @throws org.redub.engine.api.RedubException if the take cannot be read
   */
  static Flicker of(Take take) {
    EvaluatedShot evaluated = EvaluatedShot.of(take.track());
    FaceTrack shot = evaluated.track();
    int[] usable = evaluated.frames();
    MouthStabilizer still = new MouthStabilizer(MouthShapes.mean(shot, usable));
    Flicker flicker = new Flicker();
    try (FrameReader reader = take.source().frames()) {
      Plate plate = Plate.of(reader.format());
      PixelBox whole = new PixelBox(0, 0, plate.width(), plate.height());
      int k = 0;
      for (int frame = 0; k < usable.length && reader.read(plate); frame++) {
        if (frame != shot.firstFrame() + usable[k]) {
          flicker.cut();
          continue;
        }
        HeadPose pose = shot.pose(usable[k]);
        MouthShape shape = shot.shape(usable[k]);
        float[] points = shape.toFrame(pose);
        PixelBox box = MouthCompositor.boxFor(points, points, pose.iodPx(), whole);
        flicker.add(still.of(LumaBox.of(plate.readBox(box)), box, pose, shape));
        k++;
      }
    }
    return flicker;
  }
}
