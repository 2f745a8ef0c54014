package org.redub.cli.command;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.write.VideoWriter;
import org.redub.examples.DemoMaterial;
import org.redub.examples.DemoTake;

/** A folder with input files for commands. */
public record Material(Path folder, Path take, Path speech) {
  static final int FRAMES = 25;

  /** One second of the sample take, and its voice track. */
  public static Material in(Path folder) throws IOException {
    return new Material(
        folder,
        DemoTake.write(folder.resolve("take.mp4"), FRAMES, frame -> {}),
        DemoMaterial.copySpeechTo(folder));
  }

  public String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Ten seconds of coloured bars at one frame per second, without sound. */
  Path bars() throws IOException {
    VideoFormat format = VideoFormat.drawn(160, 120, new Rational(1, 1));
    BufferedImage picture = new BufferedImage(160, 120, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    Color[] colours = {Color.YELLOW, Color.CYAN, Color.GREEN, Color.MAGENTA};
    for (int i = 0; i < colours.length; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(i * 40, 0, 40, 120);
    }
    graphics.dispose();
    Path file = folder.resolve("bars.mp4");
    try (VideoWriter writer = VideoWriter.open(file, format, EncoderSettings.DEFAULT, null, null)) {
      Plate plate = Plate.of(format);
      plate.draw(picture);
      for (int i = 0; i < 10; i++) {
        plate.stamp(new FrameTime(i, i, 1, format.ptsUs(i)));
        writer.write(plate);
      }
      writer.finish();
    }
    return file;
  }

  /** All files in the folder, including hidden ones. */
  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }
}
