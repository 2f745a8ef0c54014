package org.redub.engine.generate;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.plate.Plate;
import org.redub.geometry.HeadPose;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCanvas;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.MouthPainter;
import org.redub.render.composite.Patch;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.RenderedMouth;
import org.redub.render.image.RgbImage;

/**
 * Puts planned mouths into plates. Thread-safe: as many workers as frames are under way at once,
 * each handed out for one frame and taken back.
 */
final class MouthComposer {
  private final ShotIndex shots;
  private final boolean movesJaw;
  private final Prepared prepared;
  private final RenderSettings look;
  private final MouthListener mouths;
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  /**
   * A composer.
   *
   * @param prepared makes the mouths; closed by the caller
   * @param mouths receives every new mouth by itself
   */
  MouthComposer(
      ShotIndex shots,
      Requirements requirements,
      Prepared prepared,
      RenderSettings look,
      MouthListener mouths) {
    this.shots = shots;
    movesJaw = requirements.movesJaw();
    this.prepared = prepared;
    this.look = look;
    this.mouths = mouths;
  }

  /**
   * Replaces the mouth of {@code plate}, the frame that {@code plan} is for; other pixels keep
   * their bytes.
   */
  void compose(FramePlan plan, Plate plate) {
    if (plan.mouth() == null) {
      return;
    }
    Worker idleOne = idle.poll();
    Worker worker = idleOne == null ? new Worker() : idleOne;
    try {
      worker.compose(plan, plate);
    } finally {
      idle.add(worker);
    }
  }

  /** What one frame at a time is made with. */
  private final class Worker {
    private final MouthCompositor compositor = new MouthCompositor(look);
    private final FramePainter painter = prepared.painter(look);
    private final RgbImage pixels = new RgbImage(1, 1);

    void compose(FramePlan plan, Plate plate) {
      HeadPose pose = shots.pose(plan.frame());
      float[] platePoints = shots.shape(plan.frame()).toFrame(pose);
      float[] targetPoints =
          Points.between(platePoints, shots.targetPoints(plan), (float) plan.effect());
      PixelBox whole = new PixelBox(0, 0, plate.width(), plate.height());
      PixelBox box = MouthCompositor.boxFor(platePoints, targetPoints, pose.iodPx(), whole);
      pixels.resize(box.width(), box.height());
      plate.readBox(box, pixels);
      FaceOnPlate face =
          new FaceOnPlate(
              pixels,
              Points.inBox(platePoints, box),
              Points.inBox(targetPoints, box),
              shots.motion(plan.frame()),
              shots.covered(plan.frame()),
              (float) pose.iodPx());
      FaceFrame frame = new FaceFrame(plan, plate, box);
      long begin = System.nanoTime();
      RenderedMouth rendered = compositor.render(face, new Painter(painter, frame, movesJaw));
      long nanos = System.nanoTime() - begin;
      mouths.onMouth(new PlacedMouth(plan, box, rendered, targetPoints, nanos));
      plate.blend(box, rendered.image(), rendered.alpha());
    }
  }

  /** A painter of frames as the painter of one. */
  private record Painter(FramePainter painter, FaceFrame frame, boolean movesJaw)
      implements MouthPainter {
    @Override
    public @Nullable Patch paint(MouthCanvas canvas) {
      return painter.patch(frame, canvas);
    }
  }
}
