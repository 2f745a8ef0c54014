package org.redub.cli.option;

import java.nio.file.Path;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.RedubRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A take, its new speech and how they go together. Confined to one thread. */
public final class TakeOptions {
  @Mixin private VideoOption video;
  @Mixin private SpeechOption speech;

  @Option(
      names = "--offset-ms",
      paramLabel = "<ms>",
      converter = OptionValues.OffsetMs.class,
      description =
          "When the speech starts in the take, in milliseconds; below 0 cuts its beginning."
              + " Default: ${DEFAULT-VALUE}.")
  private long offsetUs;

  @Option(
      names = "--strength",
      paramLabel = "<x>",
      converter = OptionValues.Strength.class,
      description =
          "How far the mouth moves, 0 to 2: 1 is the actor's own range, 0 keeps it at rest."
              + " Default: ${DEFAULT-VALUE}.")
  private double strength;

  @Option(
      names = "--camera-move",
      paramLabel = "<move>",
      converter = OptionValues.Move.class,
      description =
          "How the camera moves over a still picture: none, push-in or pull-out."
              + " Default: ${DEFAULT-VALUE}.")
  private CameraMove cameraMove;

  @Option(
      names = "--generator",
      paramLabel = "<id>",
      defaultValue = RedubRequest.DEFAULT_GENERATOR,
      converter = OptionValues.Generator.class,
      description =
          "What makes the new mouths: donor borrows them from other frames of the take; crop:MODEL"
              + " draws them with a network of your own (see redub models add). Default: donor.")
  private String generator = RedubRequest.DEFAULT_GENERATOR;

  @Mixin private LookOptions look;
  @Mixin private ProjectOptions project;

  @SuppressWarnings("NullAway.Init") // picocli sets the mixins before anything runs
  TakeOptions() {}

  /** The request of these options, to be added to. */
  public RedubRequest.Builder request(Path output) {
    return RedubRequest.builder()
        .video(video.file())
        .speech(speech.file())
        .output(output)
        .speechOffsetUs(offsetUs)
        .strength(strength)
        .actor(project.actor())
        .cameraMove(cameraMove)
        .render(look.settings())
        .generator(generator);
  }
}
