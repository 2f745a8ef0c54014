package org.redub.cli.option;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.FrameRate;
import org.redub.engine.api.request.Reading;
import org.redub.engine.api.request.RedubRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A take, its voice track and how the mouth moves. Confined to one thread. */
public final class TakeOptions {
  @Mixin private VideoOption video;
  @Mixin private SpeechOption speech;

  @Option(
      names = "--offset-ms",
      paramLabel = "<ms>",
      converter = OptionValues.OffsetMs.class,
      description =
          "When the voice track starts, in milliseconds from the start of the take; a negative value"
              + " cuts off its beginning. Default: ${DEFAULT-VALUE}.")
  private long offsetUs;

  @Option(
      names = "--strength",
      paramLabel = "<x>",
      converter = OptionValues.Strength.class,
      description =
          "How far the mouth moves, 0 to 2: 1 is the actor's own range, 0 keeps the mouth at rest."
              + " Default: ${DEFAULT-VALUE}.")
  private double strength;

  @Option(
      names = "--camera-move",
      paramLabel = "<move>",
      converter = OptionValues.Move.class,
      description =
          "Camera move over a still picture: none, push-in or pull-out. Default:"
              + " ${DEFAULT-VALUE}.")
  private CameraMove cameraMove;

  @Option(
      names = "--audio-track",
      paramLabel = "<track>",
      converter = OptionValues.Track.class,
      description =
          "The audio track of the take that holds its speech: a number from 1 or a language such as"
              + " fra. Default: the default track.")
  private @Nullable AudioTrack takeTrack;

  @Option(
      names = "--speech-track",
      paramLabel = "<track>",
      converter = OptionValues.Track.class,
      description =
          "The audio track of the file given with --speech: a number or a language. Default: the"
              + " default track.")
  private @Nullable AudioTrack speechTrack;

  @Option(
      names = "--frame-rate",
      paramLabel = "<rate>",
      converter = OptionValues.Rate.class,
      description =
          "Frames per second of a take that is a picture sequence, such as 24 or 30000/1001."
              + " Default: 25.")
  private @Nullable FrameRate pictureRate;

  @Mixin private ProjectOptions project;

  @SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
  TakeOptions() {}

  /** Starts a request with these options. */
  public RedubRequest.Builder request(Path output) {
    return RedubRequest.builder()
        .video(video.file())
        .speech(speech.file())
        .output(output)
        .reading(new Reading(takeTrack, speechTrack, pictureRate))
        .speechOffsetUs(offsetUs)
        .strength(strength)
        .actor(project.actor())
        .cameraMove(cameraMove);
  }
}
