package org.redub.engine.evaluate;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.generate.FramePlanner;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.MouthGenerator;
import org.redub.engine.generate.MouthScene;
import org.redub.engine.generate.ShotIndex;
import org.redub.engine.generate.ShotTarget;
import org.redub.engine.generate.TakeRenderer;
import org.redub.engine.generate.VoiceInTake;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.work.Workers;
import org.redub.geometry.MouthShape;
import org.redub.render.composite.RenderSettings;

/**
 * Sets takes up for an evaluation: the longest shot shows given mouth shapes, and frames near in
 * time do not lend to each other. Confined to one thread.
 */
final class EvaluationScenes {
  private final Supplier<MouthGenerator> generators;
  private final int donorGap;
  private final Workers workers;
  private final JobLog log;

  /**
   * Scenes of one generator.
   *
   * @param generators opens another instance each time
   * @param donorGap no frame within this many frames of another lends its mouth to it
   */
  EvaluationScenes(Supplier<MouthGenerator> generators, int donorGap, Workers workers, JobLog log) {
    this.workers = workers;
    this.generators = generators;
    this.donorGap = donorGap;
    this.log = log;
  }

  /** A take that shows its own shapes, to its own sound; the caller closes it. */
  TakeRenderer ownShapes(Take take) {
    return open(take, EvaluatedShot.of(take.track()).track()::shape, take);
  }

  /** A take that shows the shapes of another, to the other's sound; the caller closes it. */
  TakeRenderer shapesOf(Take other, Take take) {
    return open(take, TransferredShapes.of(take, other), other);
  }

  private TakeRenderer open(Take take, IntFunction<MouthShape> shapes, Take speaking) {
    EvaluatedShot shot = EvaluatedShot.of(take.track());
    List<ShotTarget> targets = List.of(new ShapeTarget(shot.track(), shapes, shot.shut()));
    FramePlans frames = new FramePlanner(FaceLimits.DEFAULT).plan(take.track(), targets);
    MouthGenerator generator = generators.get();
    try {
      MouthScene scene =
          new MouthScene(
              take.source(),
              frames,
              new ShotIndex(take.track().frames(), targets),
              generator.requirements().mel() == null ? null : voice(take, speaking),
              donorGap);
      return new TakeRenderer(generator, scene, RenderSettings.DEFAULT, workers, log);
    } catch (Throwable e) {
      generator.close();
      throw e;
    }
  }

  /** The sound of a take, placed so that it starts with the other take as it does with its own. */
  private static @Nullable VoiceInTake voice(Take take, Take speaking) {
    MediaFile file = speaking.source().file();
    if (file == null) {
      return null;
    }
    try (SoundReader sound = SoundReader.open(file)) {
      return new VoiceInTake(file, take.startUs() + sound.format().startUs() - speaking.startUs());
    }
  }
}
