package org.redub.engine.api.request;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.file.Path;
import java.util.List;

/**
 * A job for the engine. Immutable and checked when it is built, so an invalid request cannot exist.
 * {@link RequestJson} writes and reads it; a request inside any other JSON has that form too.
 */
@JsonSerialize(using = RequestJson.Serializer.class)
public sealed interface Request
    permits RedubRequest,
        DubPreparation,
        TrackRequest,
        ScoreRequest,
        CuesRequest,
        EvaluationRequest {

  /** The files whose video must be readable. Empty for evaluations, which skip unreadable clips. */
  List<Path> videos();

  /** The files whose sound must be readable. */
  List<Path> sounds();

  /** The files that the job writes, without folders. */
  List<Path> outputs();
}
