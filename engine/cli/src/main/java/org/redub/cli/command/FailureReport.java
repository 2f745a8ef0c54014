package org.redub.cli.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.RedubRequest;

/**
 * What a report says of a dub that has no output because no frame shows a usable face. Immutable.
 *
 * @param request what was to be dubbed
 * @param error why there is no output
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record FailureReport(RedubRequest request, Failure error) {

  /**
   * Why there is no output.
   *
   * @param code name of the error
   * @param exitCode exit code of the command
   * @param message one line for people
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Failure(String code, int exitCode, String message) {}

  static FailureReport of(RedubRequest request, RedubException error) {
    return new FailureReport(
        request,
        new Failure(
            error.code().name(), error.code().exitCode(), String.valueOf(error.getMessage())));
  }
}
