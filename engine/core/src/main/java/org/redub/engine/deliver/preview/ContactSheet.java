package org.redub.engine.deliver.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * A preview as one picture: the first chosen frame as source and result, the mouths of all chosen
 * frames with the source above the result, and the timeline. Confined to one thread.
 */
final class ContactSheet {
  private static final int WIDTH = 1600;
  private static final int PICTURES_PX = 520;
  private static final int COLUMNS = 6;
  private static final int GAP_PX = 6;
  private static final int LABEL_PX = 20;
  private static final int STRIPS_PX = 260;

  private final int cellPx = (WIDTH - (COLUMNS + 1) * GAP_PX) / COLUMNS;
  private final int rowPx = 2 * cellPx * 3 / 4 + LABEL_PX + GAP_PX;
  private final BufferedImage sheet;
  private final Graphics2D graphics;
  private int added;

  /** A sheet for {@code frames} chosen frames. */
  ContactSheet(int frames) {
    int rows = Math.max(1, (frames + COLUMNS - 1) / COLUMNS);
    sheet =
        new BufferedImage(
            WIDTH, PICTURES_PX + rows * rowPx + STRIPS_PX, BufferedImage.TYPE_INT_RGB);
    graphics = sheet.createGraphics();
    graphics.setColor(TimelinePainter.BACKGROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
  }

  /** Adds the next chosen frame. */
  void add(PreviewFrame frame) {
    if (added == 0) {
      int wide = (WIDTH - 3 * GAP_PX) / 2;
      int tall = PICTURES_PX - LABEL_PX - GAP_PX;
      PicturePainter.title(graphics, "source, " + frame.caption(), GAP_PX, LABEL_PX - 5);
      PicturePainter.title(
          graphics, "result, with the planned lips", 2 * GAP_PX + wide, LABEL_PX - 5);
      PicturePainter.fitted(
          graphics, frame.source(), new Rectangle(GAP_PX, LABEL_PX, wide, tall), null);
      PicturePainter.fitted(
          graphics,
          frame.result(),
          new Rectangle(2 * GAP_PX + wide, LABEL_PX, wide, tall),
          frame.targetLips());
    }
    int x = GAP_PX + added % COLUMNS * (cellPx + GAP_PX);
    int y = PICTURES_PX + added / COLUMNS * rowPx;
    int tall = cellPx * 3 / 4;
    PicturePainter.title(graphics, frame.caption(), x, y + LABEL_PX - 5);
    PicturePainter.closeUp(
        graphics, frame.source(), frame.mouth(), new Rectangle(x, y + LABEL_PX, cellPx, tall));
    PicturePainter.closeUp(
        graphics,
        frame.result(),
        frame.mouth(),
        new Rectangle(x, y + LABEL_PX + tall, cellPx, tall));
    added++;
  }

  /** Draws the timeline with marks at the chosen frames and writes the sheet. */
  void write(PreviewTimeline timeline, BitSet chosen, Path file) {
    graphics.translate(0, sheet.getHeight() - STRIPS_PX);
    TimelinePainter painter = TimelinePainter.wholeTake(timeline, WIDTH, STRIPS_PX);
    painter.paint(graphics, timeline.ptsUs()[Math.max(0, chosen.nextSetBit(0))]);
    graphics.setColor(Color.WHITE);
    chosen.stream().forEach(frame -> painter.mark(graphics, timeline.ptsUs()[frame]));
    graphics.dispose();
    PngFile.write(sheet, file);
  }
}
