package org.redub.engine.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.HeadPose;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.DonorImage;
import org.redub.render.LowerFaceJob;
import org.redub.render.LowerFaceRenderer;
import org.redub.render.RenderSettings;
import org.redub.render.RenderedMouth;
import org.redub.render.image.RgbImage;

/** Puts a planned mouth into a plate. Thread-safe: every thread has a renderer of its own. */
final class MouthComposer {
  private final ShotIndex shots;
  private final DonorStore donors;
  private final ThreadLocal<LowerFaceRenderer> renderers;

  private final @Nullable LayerFolder layers;

  /**
   * A composer.
   *
   * @param layers gets every new mouth by itself as well; null for none
   */
  MouthComposer(
      ShotIndex shots, DonorStore donors, RenderSettings settings, @Nullable LayerFolder layers) {
    renderers = ThreadLocal.withInitial(() -> new LowerFaceRenderer(settings));
    this.shots = shots;
    this.donors = donors;
    this.layers = layers;
  }

  /**
   * Replaces the mouth of {@code plate}, the frame that {@code plan} is for; other pixels keep
   * their bytes.
   */
  void compose(FramePlan plan, Plate plate) {
    FramePlan.Mouth mouth = plan.mouth();
    if (mouth == null) {
      return;
    }
    HeadPose pose = shots.pose(plan.frame());
    float[] platePoints = shots.shape(plan.frame()).toFrame(pose);
    float effect = (float) plan.effect();
    float[] targetPoints = Points.between(platePoints, shots.targetPoints(plan), effect);
    PixelBox box =
        LowerFaceRenderer.boxFor(
            platePoints,
            targetPoints,
            pose.iodPx(),
            new PixelBox(0, 0, plate.width(), plate.height()));
    RgbImage pixels = plate.readBox(box);
    float[] motion = shots.motion(plan.frame());
    List<DonorImage> patches = patches(mouth, effect);
    if (effect < 1) {
      // The old mouth is a donor too, morphed like the others: it never shines through beside them.
      patches.add(new DonorImage(pixels, Points.inBox(platePoints, box), motion, 1 - effect));
    }
    LowerFaceJob job =
        new LowerFaceJob(
            pixels,
            Points.inBox(platePoints, box),
            Points.inBox(targetPoints, box),
            patches,
            motion,
            shots.covered(plan.frame()),
            (float) pose.iodPx());
    RenderedMouth face = renderers.get().render(job);
    if (layers != null) {
      layers.add(plan, shots, targetPoints, box, face);
    }
    plate.blend(box, face.image(), face.alpha());
  }

  private List<DonorImage> patches(FramePlan.Mouth mouth, float share) {
    List<DonorImage> patches = new ArrayList<>();
    for (FramePlan.Donor donor : mouth.donors()) {
      float[] points = shots.shape(donor.frame()).toFrame(shots.pose(donor.frame()));
      patches.add(
          new DonorImage(
              donors.read(donor.frame()),
              Points.inBox(points, donors.box(donor.frame())),
              shots.motion(donor.frame()),
              share * donor.weight()));
    }
    return patches;
  }
}
