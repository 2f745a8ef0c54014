package org.redub.engine.generate.donor;

import java.util.BitSet;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.Stage;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.ShotIndex;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.engine.media.read.MediaSource;
import org.redub.geometry.HeadPose;
import org.redub.geometry.PixelBox;
import org.redub.render.composite.MouthCompositor;

/** Copies the donors of a plan from the take, in one pass that ends at the last donor. */
final class DonorGatherer {
  private DonorGatherer() {}

  /** The donors' pixels; the caller closes the store. */
  static DonorStore gather(
      MediaSource take, FramePlans plan, ShotIndex shots, ProgressListener listener) {
    BitSet wanted = plan.donorFrames();
    DonorStore store = new DonorStore(take.format().layout());
    try (FrameReader reader = take.frames()) {
      Plate plate = Plate.of(reader.format());
      PixelBox whole = new PixelBox(0, 0, plate.width(), plate.height());
      for (int frame = 0; frame < wanted.length(); frame++) {
        boolean lends = wanted.get(frame);
        if (!(lends ? reader.read(plate) : reader.skip(plate))) {
          break;
        }
        if (lends) {
          HeadPose pose = shots.pose(frame);
          float[] points = shots.shape(frame).toFrame(pose);
          PixelBox box = MouthCompositor.boxFor(points, points, pose.iodPx(), whole);
          store.put(frame, box, plate.readBox(box));
        }
        listener.onProgress(Stage.GATHER, frame + 1, wanted.length());
      }
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }
}
