package org.redub.engine.generate.donor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.generate.FaceFrame;
import org.redub.engine.generate.FramePainter;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.Prepared;
import org.redub.engine.generate.ShotIndex;
import org.redub.geometry.Points;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCanvas;
import org.redub.render.composite.Patch;
import org.redub.render.composite.RenderSettings;
import org.redub.render.donor.mouth.DonorImage;
import org.redub.render.donor.mouth.DonorMouth;
import org.redub.render.image.RgbImage;

/** Donors and their pixels. Thread-safe; closing it deletes the pixels. */
final class PreparedDonors implements Prepared {
  private final FramePlans frames;
  private final ShotIndex shots;
  private final DonorStore store;

  PreparedDonors(FramePlans frames, ShotIndex shots, DonorStore store) {
    this.frames = frames;
    this.shots = shots;
    this.store = store;
  }

  @Override
  public FramePlans frames() {
    return frames;
  }

  @Override
  public FramePainter painter(RenderSettings look) {
    return new Painter(look);
  }

  @Override
  public void close() {
    store.close();
  }

  private final class Painter implements FramePainter {
    private final DonorMouth mouth;
    private final DonorStore.Reader reader = store.reader();
    private final List<RgbImage> images = new ArrayList<>();

    Painter(RenderSettings look) {
      mouth = new DonorMouth(look);
    }

    @Override
    public @Nullable Patch patch(FaceFrame frame, MouthCanvas canvas) {
      if (frame.plan().donors().isEmpty()) {
        return null;
      }
      float effect = (float) frame.plan().effect();
      List<DonorImage> donors = donors(frame.plan(), effect);
      if (effect < 1) {
        // The old mouth is a donor too and morphed like the others. Otherwise it would show through
        // beside them.
        FaceOnPlate face = canvas.face();
        donors.add(new DonorImage(face.plate(), face.platePoints(), face.motion(), 1 - effect));
      }
      return mouth.of(donors).paint(canvas);
    }

    private List<DonorImage> donors(FramePlan planned, float share) {
      List<DonorImage> donors = new ArrayList<>();
      for (FramePlan.Donor donor : planned.donors()) {
        if (images.size() <= donors.size()) {
          images.add(new RgbImage(1, 1));
        }
        RgbImage image = images.get(donors.size());
        reader.read(donor.frame(), image);
        float[] points = shots.shape(donor.frame()).toFrame(shots.pose(donor.frame()));
        donors.add(
            new DonorImage(
                image,
                Points.inBox(points, store.box(donor.frame())),
                shots.motion(donor.frame()),
                share * donor.weight()));
      }
      return donors;
    }
  }
}
