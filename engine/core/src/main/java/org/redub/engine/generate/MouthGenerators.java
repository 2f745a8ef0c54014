package org.redub.engine.generate;

import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.run.Networks;

/** The generators there are, by id. Stateless. */
public final class MouthGenerators {
  /** The generator that is used unless another is asked for. */
  public static final String DEFAULT = DonorGenerator.ID;

  private MouthGenerators() {}

  /**
   * Opens the generator of an id.
   *
   * @param networks where crop networks come from, closed after the generator
   * @throws RedubException MODEL_UNUSABLE if there is none of that id
   * @throws org.redub.models.ModelException if its network is missing or cannot be used
   */
  public static MouthGenerator open(String id, Networks networks) {
    if (id.equals(DonorGenerator.ID)) {
      return new DonorGenerator();
    }
    if (id.startsWith(CropGenerator.PREFIX)) {
      return new CropGenerator(networks.openCrop(id.substring(CropGenerator.PREFIX.length())));
    }
    throw new RedubException(
        ErrorCode.MODEL_UNUSABLE,
        "there is no generator '%s'; there are '%s' and '%sMODEL'"
            .formatted(id, DonorGenerator.ID, CropGenerator.PREFIX));
  }
}
