package org.redub.engine.generate.crop;

import java.util.IdentityHashMap;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.Stage;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.MouthGenerator;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.MouthScene;
import org.redub.engine.generate.Prepared;
import org.redub.engine.generate.Requirements;
import org.redub.engine.generate.VoiceInTake;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.models.crop.CropNetwork;

/**
 * Draws mouths with a network of the Wav2Lip family, whose inputs are the face and the voice track.
 * The plan says when a frame is dubbed; what the mouth does there is the network's. Thread-safe.
 */
public final class CropGenerator implements MouthGenerator {
  private static final String KIND = "crop";

  private final CropNetwork network;

  private CropGenerator(CropNetwork network) {
    this.network = network;
  }

  /** This kind of generator. */
  public static MouthGenerators.Kind kind() {
    return new MouthGenerators.Kind() {
      @Override
      public String name() {
        return KIND;
      }

      @Override
      public boolean needsModel() {
        return true;
      }

      @Override
      public MouthGenerator open(String model, Networks networks) {
        return new CropGenerator(networks.openCrop(model));
      }
    };
  }

  @Override
  public String id() {
    return KIND + ":" + network.card().id();
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, false, network.contract().mel());
  }

  @Override
  public Prepared prepare(MouthScene scene, JobLog log) {
    IdentityHashMap<FaceTrack, FaceOutline> outlines = new IdentityHashMap<>();
    for (FramePlan frame : scene.frames().frames()) {
      if (frame.dubbed()) {
        outlines.computeIfAbsent(scene.shots().track(frame.frame()), FaceOutline::of);
      }
    }
    VoiceInTake spoken = scene.voice();
    if (spoken == null) {
      throw new RedubException(
              ErrorCode.NO_AUDIO,
              "generator '%s' needs a voice track and '%s' has none"
                  .formatted(id(), scene.take().path()))
          .about(scene.take().path());
    }
    VoiceMel voice = log.time(Stage.LISTEN, () -> VoiceMel.read(spoken, network.contract().mel()));
    return new PreparedCrops(network, scene, outlines, voice);
  }

  @Override
  public void close() {
    network.close();
  }
}
