package org.redub.engine.generate.donor;

import org.redub.engine.api.Stage;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.MouthGenerator;
import org.redub.engine.generate.MouthGenerators;
import org.redub.engine.generate.MouthScene;
import org.redub.engine.generate.Prepared;
import org.redub.engine.generate.Requirements;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Makes mouths from those of other frames of the take, the donors. Stateless. */
public final class DonorGenerator implements MouthGenerator {
  private static final String ID = "donor";

  private DonorGenerator() {}

  /** This kind of generator. */
  public static MouthGenerators.Kind kind() {
    return new MouthGenerators.Kind() {
      @Override
      public String name() {
        return ID;
      }

      @Override
      public boolean needsModel() {
        return false;
      }

      @Override
      public MouthGenerator open(String model, Networks networks) {
        return new DonorGenerator();
      }
    };
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Requirements requirements() {
    return new Requirements(true, true, null);
  }

  @Override
  public Prepared prepare(MouthScene scene, JobLog log) {
    FramePlans frames =
        log.time(
            Stage.PLAN,
            () ->
                new DonorPlanner(scene.donorGap()).choose(scene.frames(), scene.shots().targets()));
    DonorStore store =
        log.time(
            Stage.GATHER, () -> DonorGatherer.gather(scene.take(), frames, scene.shots(), log));
    return new PreparedDonors(frames, scene.shots(), store);
  }

  @Override
  public void close() {}
}
