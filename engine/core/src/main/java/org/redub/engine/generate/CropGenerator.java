package org.redub.engine.generate;

import java.util.IdentityHashMap;
import java.util.Map;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.api.ProgressListener;
import org.redub.models.crop.CropNetwork;

/**
 * Mouths drawn by a network of the Wav2Lip family, which sees the face and hears the voice track.
 * The plan says when a frame is dubbed; what the mouth does there is the network's. Thread-safe.
 */
final class CropGenerator implements MouthGenerator {
  static final String PREFIX = "crop:";

  private final CropNetwork network;

  /**
   * A generator.
   *
   * @param network closed with this
   */
  CropGenerator(CropNetwork network) {
    this.network = network;
  }

  @Override
  public String id() {
    return PREFIX + network.card().id();
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, false, network.contract().mel());
  }

  @Override
  public Prepared prepare(MouthScene scene, ProgressListener listener) {
    Map<FaceTrack, FaceOutline> outlines = new IdentityHashMap<>();
    for (FramePlan frame : scene.frames().frames()) {
      if (frame.dubbed()) {
        outlines.computeIfAbsent(scene.shots().track(frame.frame()), FaceOutline::of);
      }
    }
    VoiceMel voice = VoiceMel.read(scene.voice(), scene.voiceStartUs(), network.contract().mel());
    return new PreparedCrops(network, scene.shots(), outlines, voice);
  }

  @Override
  public void close() {
    network.close();
  }
}
