package org.redub.engine.generate;

import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** The generators there are, by id. Stateless. */
public final class MouthGenerators {
  /** The generator that is used unless another is asked for. */
  public static final String DEFAULT = DonorGenerator.ID;

  private MouthGenerators() {}

  /**
   * The generator of an id.
   *
   * @throws RedubException INVALID_REQUEST if there is none
   */
  public static MouthGenerator find(String id) {
    if (id.equals(DonorGenerator.ID)) {
      return new DonorGenerator();
    }
    throw new RedubException(
        ErrorCode.INTERNAL, "no generator '%s': there is %s".formatted(id, DonorGenerator.ID));
  }
}
