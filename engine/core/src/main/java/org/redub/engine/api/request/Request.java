package org.redub.engine.api.request;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.nio.file.Path;
import java.util.List;

/**
 * What the engine is asked to do. Immutable and checked when built: an invalid request cannot
 * exist. {@link RequestJson} writes and reads it; JSON of anything that holds a request shows it in
 * that form.
 */
@JsonSerialize(using = RequestJson.Serializer.class)
public sealed interface Request
    permits RedubRequest,
        PlanRequest,
        PreviewRequest,
        TrackRequest,
        ScoreRequest,
        CuesRequest,
        RenderEvaluationRequest,
        SyncEvaluationRequest {

  /**
   * The files whose picture has to be readable. An evaluation names none: it passes over clips that
   * it cannot read.
   */
  List<Path> videos();

  /** The files whose sound has to be readable. */
  List<Path> sounds();

  /** The files it writes, folders left out. */
  List<Path> outputs();
}
