package org.redub.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.redub.cli.file.WorkFolder;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.MediaLibrary;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.engine.media.write.VideoWriter;
import org.redub.engine.media.write.WrittenMedia;
import org.redub.engine.run.Networks;
import org.redub.engine.work.Workers;
import org.redub.examples.DemoMaterial;
import org.redub.models.DevicePreference;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;

/** The checks of {@code redub doctor} that run the libraries and networks. Immutable. */
public final class EngineChecks {
  private static final String BEST_ENCODER = "libx264";
  private static final String REBUILD =
      "install Redub again, or delete engine/cli/target and build";
  private static final String NATIVES =
      "check that this system is supported, and that programs may be run from the temporary folder";

  private final ModelStore store;
  private final DevicePreference device;

  public EngineChecks(ModelStore store, DevicePreference device) {
    this.store = store;
    this.device = device;
  }

  public List<Finding> run() {
    return List.of(
        tried("Models", REBUILD, this::models),
        tried("Networks", NATIVES, this::networks),
        tried("Encoders", NATIVES, EngineChecks::encoders));
  }

  /** The finding of {@code check}, or a failure with its reason and {@code advice} if it throws. */
  static Finding tried(String about, String advice, Supplier<Finding> check) {
    try {
      return check.get();
    } catch (RuntimeException | LinkageError e) {
      String reason =
          e instanceof RedubException ? OneLineErrors.oneLine(e) : OneLineErrors.describe(e);
      return Finding.fail(about, "%s: %s".formatted(reason, advice));
    }
  }

  private Finding models() {
    long bytes = 0;
    for (ModelCard card : store.cards()) {
      bytes += store.open(card.id()).card().bytes();
    }
    return Finding.ok(
        "Models",
        "%d, %.1f MB, the SHA-256 of each matches its model card"
            .formatted(store.cards().size(), bytes / 1e6));
  }

  private Finding networks() {
    try (Workers workers = Workers.of(1);
        Networks networks = Networks.open(store, device, workers)) {
      List<String> details = new ArrayList<>();
      details.add(
          "%d loaded and run once by ONNX Runtime %s on %s"
              .formatted(networks.models().size(), networks.runtimeVersion(), networks.device()));
      networks.notices().forEach(notice -> details.add(notice.text()));
      return Finding.ok("Networks", String.join("; ", details));
    }
  }

  /** Encodes a few grey frames and some sound. */
  private static Finding encoders() {
    VideoFormat format = VideoFormat.drawn(64, 64, new Rational(25, 1));
    try (WorkFolder work = WorkFolder.create("doctor")) {
      Soundtrack speech = new Soundtrack(DemoMaterial.copySpeechTo(work.path()), 0);
      try (VideoWriter writer =
          VideoWriter.open(work.file("test.mp4"), format, EncoderSettings.DEFAULT, speech, null)) {
        Plate plate = Plate.of(format);
        for (int i = 0; i < 5; i++) {
          plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
          writer.write(plate);
        }
        return encoders(writer.finish());
      }
    } catch (IOException e) {
      return Finding.fail(
          "Encoders", "the temporary folder cannot be written to: " + OneLineErrors.describe(e));
    }
  }

  private static Finding encoders(WrittenMedia written) {
    String found =
        "FFmpeg %s wrote H.264 with %s and AAC"
            .formatted(MediaLibrary.ffmpegVersion(), written.videoEncoder());
    return written.videoEncoder().equals(BEST_ENCODER)
        ? Finding.ok("Encoders", found)
        : Finding.warn(
            "Encoders", found + ", because " + BEST_ENCODER + ", which is better, is not usable");
  }
}
