package org.redub.render.look;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.redub.render.geometry.MouthShape;
import org.redub.render.image.PixelBox;
import org.redub.render.image.RgbImage;

/**
 * Contact sheets of a driven clip, to be looked at: per column source, result, the frame whose
 * shape was wanted.
 *
 * <p>Arguments: folder of frames 0001.png.., landmarks .bin, output folder, mode. Modes: own
 * (donors at least 12 frames away, with figures), shift:K (shape of frame i + K), close, open,
 * wide:F (shape scaled up by F), still:N (frame N alone speaks with the clip's shapes, no donors).
 */
final class LookMain {
  private static final int CELL = 300;
  private static final int COLUMNS = 6;

  private LookMain() {}

  public static void main(String[] args) throws IOException {
    Clip clip = new Clip(Path.of(args[0]), Path.of(args[1]));
    Path out = Files.createDirectories(Path.of(args[2]));
    String mode = args[3];
    double side = args.length > 4 ? Double.parseDouble(args[4]) : 1.9;
    int count = args.length > 5 ? Integer.parseInt(args[5]) : 12;
    int first = args.length > 6 ? Integer.parseInt(args[6]) : 0;
    int step = args.length > 7 ? Integer.parseInt(args[7]) : clip.size() / count;
    int n = clip.size();
    int[] wanted = new int[n];
    int narrowest = 0;
    int widest = 0;
    for (int i = 0; i < n; i++) {
      narrowest = clip.shape(i).opening() < clip.shape(narrowest).opening() ? i : narrowest;
      widest = clip.shape(i).opening() > clip.shape(widest).opening() ? i : widest;
    }
    UnaryOperator<MouthShape> change = UnaryOperator.identity();
    for (int i = 0; i < n; i++) {
      wanted[i] = i;
      if (mode.startsWith("shift:")) {
        wanted[i] = (i + Integer.parseInt(mode.substring(6))) % n;
      } else if (mode.equals("close")) {
        wanted[i] = narrowest;
      } else if (mode.equals("open")) {
        wanted[i] = widest;
      }
    }
    if (mode.startsWith("wide:")) {
      MouthShape closed = clip.shape(narrowest);
      double factor = Double.parseDouble(mode.substring(5));
      change = shape -> closed.lerp(shape, factor);
    }
    boolean still = mode.startsWith("still");
    Drive drive = new Drive(clip, wanted, change, still ? 0 : 12, still);
    if (still) {
      // "still" keeps every plate but gives it no donor, so that its own mouth must be opened.
      for (int i = 0; i < n; i++) {
        drive.targets[i] = clip.shape((i + 40) % n);
      }
    }
    System.out.printf("%s: %d joins in %d frames%n", mode, drive.selection.joinCount(), n);
    sheet(drive, wanted, out, mode.replace(':', '-'), new double[] {side, count, first, step});
    if (mode.equals("own")) {
      Figures.print(drive);
    }
    System.out.printf(
        "%.1f ms a frame over %d%n", drive.nanos / 1e6 / drive.rendered, drive.rendered);
  }

  private static void sheet(Drive drive, int[] wanted, Path out, String name, double[] layout)
      throws IOException {
    int count = (int) layout[1];
    int rows = (count + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * CELL, rows * 3 * CELL, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int k = 0; k < count; k++) {
      int frame = ((int) layout[2] + k * (int) layout[3]) % drive.clip.size();
      int x = k % COLUMNS * CELL;
      int y = k / COLUMNS * 3 * CELL;
      PixelBox box = drive.close(frame, layout[0]);
      draw(g, drive.image(frame), box, x, y);
      draw(g, drive.render(frame), box, x, y + CELL);
      int true_ = wanted[frame];
      draw(g, drive.image(true_), drive.close(true_, layout[0]), x, y + 2 * CELL);
      g.drawString(
          "%d <- %d %.2f -> %.2f don %d c %.2f"
              .formatted(
                  frame,
                  true_,
                  drive.clip.shape(frame).opening(),
                  drive.targets[frame].opening(),
                  drive.selection.donor(frame),
                  drive.selection.cost(frame)),
          x + 4,
          y + 12);
    }
    ImageIO.write(sheet, "png", out.resolve(name + ".png").toFile());
  }

  private static void draw(Graphics2D g, RgbImage image, PixelBox box, int x, int y) {
    g.drawImage(Pictures.write(Pictures.crop(image, box)), x, y, CELL - 2, CELL - 2, null);
  }
}
