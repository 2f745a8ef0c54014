package org.redub.engine.generate.crop;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.generate.FaceFrame;
import org.redub.engine.generate.FramePainter;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.MouthScene;
import org.redub.engine.generate.Prepared;
import org.redub.engine.generate.ShotIndex;
import org.redub.geometry.Affine2;
import org.redub.geometry.HeadPose;
import org.redub.models.crop.CropContract;
import org.redub.models.crop.CropNetwork;
import org.redub.models.crop.CropRequest;
import org.redub.render.composite.CropPatch;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCanvas;
import org.redub.render.composite.Patch;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.UnsharpMask;
import org.redub.render.image.RgbImage;

/** A crop network with the faces and the voice track of one take. Thread-safe. */
final class PreparedCrops implements Prepared {
  private static final float LEVELS = 255;

  private final CropNetwork network;
  private final FramePlans frames;
  private final ShotIndex shots;
  private final Map<FaceTrack, FaceOutline> outlines;
  private final VoiceMel voice;

  /**
   * Gets ready.
   *
   * @param network closed by the caller
   * @param outlines of every face that is dubbed; not changed any more
   */
  PreparedCrops(
      CropNetwork network, MouthScene scene, Map<FaceTrack, FaceOutline> outlines, VoiceMel voice) {
    this.network = network;
    frames = scene.frames();
    shots = scene.shots();
    this.outlines = outlines;
    this.voice = voice;
  }

  @Override
  public FramePlans frames() {
    return frames;
  }

  @Override
  public FramePainter painter(RenderSettings look) {
    return new Painter();
  }

  @Override
  public void close() {
    // The network is the generator's, and nothing else is held.
  }

  private final class Painter implements FramePainter {
    private final CropContract contract = network.contract();
    private final CropReader reader = new CropReader(contract.sizePx());
    private final RgbImage made = new RgbImage(contract.sizePx(), contract.sizePx());

    @Override
    public Patch patch(FaceFrame frame, MouthCanvas canvas) {
      int number = frame.plan().frame();
      HeadPose pose = shots.pose(number);
      FaceOutline outline = Objects.requireNonNull(outlines.get(shots.track(number)));
      Affine2 toPlate = outline.cropIn(pose, contract.padding(), contract.sizePx());
      FloatBuffer seen = reader.read(frame.plate(), toPlate);
      float[] mel = voice.at(frame.plan().ptsUs(), contract.window());
      mix(seen, network.run(new CropRequest(seen, mel)), (float) frame.plan().effect());
      FaceOnPlate face = canvas.face();
      return new CropPatch(
          made,
          toPlate.inverse().from(frame.box().left(), frame.box().top()),
          UnsharpMask.detail(face.plate(), face.platePoints()),
          1);
    }

    /** The new face, or as much of it as shows beside frames that stay untouched. */
    private void mix(FloatBuffer seen, float[] painted, float share) {
      int pixels = contract.sizePx() * contract.sizePx();
      float[][] planes = made.planes();
      for (int c = 0; c < planes.length; c++) {
        for (int i = 0; i < pixels; i++) {
          float old = seen.get(c * pixels + i);
          planes[c][i] = LEVELS * (old + share * (painted[c * pixels + i] - old));
        }
      }
    }
  }
}
