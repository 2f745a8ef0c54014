package org.redub.engine.actor.style;

import java.util.ArrayList;
import java.util.List;

/**
 * The sums an actor's style follows from, in folds that stand apart for cross-validation: each fold
 * holds one contiguous part of the spoken frames of every take. Immutable by contract.
 *
 * @param folds {@value #FOLDS} folds, or none where nothing was spoken
 */
public record StyleStatistics(List<StyleFold> folds) {
  public static final int FOLDS = 4;

  public StyleStatistics {
    folds = List.copyOf(folds);
  }

  public static StyleStatistics none() {
    return new StyleStatistics(List.of());
  }

  boolean empty() {
    return folds.isEmpty();
  }

  /** Of the takes of both. */
  public StyleStatistics plus(StyleStatistics other) {
    if (empty() || other.empty()) {
      return empty() ? other : this;
    }
    List<StyleFold> sums = new ArrayList<>();
    for (int k = 0; k < FOLDS; k++) {
      sums.add(folds.get(k).plus(other.folds.get(k), 1));
    }
    return new StyleStatistics(sums);
  }

  /** Of all folds together; there must be some. */
  StyleFold total() {
    StyleFold total = folds.get(0);
    for (StyleFold fold : folds.subList(1, FOLDS)) {
      total = total.plus(fold, 1);
    }
    return total;
  }
}
