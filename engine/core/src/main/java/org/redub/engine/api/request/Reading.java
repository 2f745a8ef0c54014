package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the take and the voice track are read. Immutable.
 *
 * @param takeTrack the audio track of the take that holds its speech; null for the default one
 * @param speechTrack the audio track of the voice track's file; null for the default one
 * @param pictureRate frames per second of a take that is a picture sequence; null for 25
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
    @Nullable AudioTrack takeTrack,
    @Nullable AudioTrack speechTrack,
    @Nullable FrameRate pictureRate) {
  /** Default tracks. */
  public static final Reading DEFAULT = new Reading(null, null, null);
}
