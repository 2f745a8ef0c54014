package org.redub.engine.generate;

import org.redub.engine.api.ProgressListener;

/** Mouths out of the take itself: other frames lend theirs. Stateless. */
final class DonorGenerator implements MouthGenerator {
  static final String ID = "donor";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Requirements requirements() {
    return new Requirements(true, true, null);
  }

  @Override
  public Prepared prepare(MouthScene scene, ProgressListener listener) {
    return new PreparedDonors(
        scene.shots(), DonorGatherer.gather(scene.take(), scene.frames(), scene.shots(), listener));
  }
}
