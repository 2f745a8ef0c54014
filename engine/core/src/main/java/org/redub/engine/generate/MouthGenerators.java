package org.redub.engine.generate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.run.Networks;

/** The kinds of generators there are, each opened by its id. Immutable, thread-safe. */
public final class MouthGenerators {
  private static final char SEPARATOR = ':';

  private final Map<String, Kind> kinds = new TreeMap<>();

  /** A kind of generator. */
  public interface Kind {
    /** What its ids are, or begin with before a colon. */
    String name();

    /** Whether a model's id follows the colon. */
    boolean needsModel();

    /**
     * Opens a generator.
     *
     * @param model what follows the colon; empty without one
     * @param networks where its network comes from; closed after the generator
     */
    MouthGenerator open(String model, Networks networks);
  }

  /** These kinds, each of another name. */
  public MouthGenerators(Kind... kinds) {
    for (Kind kind : kinds) {
      if (this.kinds.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException(
            "kinds of generators have names of their own, got '%s' twice".formatted(kind.name()));
      }
    }
  }

  /**
   * Opens a generator; the caller closes it.
   *
   * @param id such as {@code donor} or {@code crop:MODEL}
   * @throws RedubException MODEL_UNUSABLE if there is none of that id
   * @throws org.redub.models.ModelException if its network is missing or cannot be used
   */
  public MouthGenerator open(String id, Networks networks) {
    int colon = id.indexOf(SEPARATOR);
    String name = colon < 0 ? id : id.substring(0, colon);
    String model = colon < 0 ? "" : id.substring(colon + 1);
    Kind kind = kinds.get(name);
    if (kind == null || kind.needsModel() == model.isEmpty()) {
      throw new RedubException(
          ErrorCode.MODEL_UNUSABLE,
          "no generator '%s'; there are %s"
              .formatted(
                  id,
                  kinds.values().stream()
                      .map(one -> one.needsModel() ? one.name() + SEPARATOR + "MODEL" : one.name())
                      .collect(Collectors.joining(", "))));
    }
    return kind.open(model, networks);
  }
}
