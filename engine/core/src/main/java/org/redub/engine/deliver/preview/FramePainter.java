package org.redub.engine.deliver.preview;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Draws one preview frame: the source, the result with the planned lips, close-ups of both mouths,
 * and the timeline below. Confined to one thread.
 */
final class FramePainter {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final int STRIPS_PX = 216;
  private static final int GAP_PX = 8;
  private static final int TITLE_PX = 26;

  private final TimelinePainter timeline;

  FramePainter(PreviewTimeline timeline) {
    this.timeline = TimelinePainter.paged(timeline, WIDTH, STRIPS_PX);
  }

  /** The picture of one frame, {@value #WIDTH} x {@value #HEIGHT}. */
  BufferedImage paint(PreviewFrame frame) {
    BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(TimelinePainter.BACKGROUND);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    int top = TITLE_PX;
    int tall = HEIGHT - STRIPS_PX - TITLE_PX - GAP_PX;
    int closeUp = (tall - GAP_PX) / 2;
    int closeUpWide = closeUp * 4 / 3;
    int wide = (WIDTH - closeUpWide - 4 * GAP_PX) / 2;
    Rectangle left = new Rectangle(GAP_PX, top, wide, tall);
    Rectangle right = new Rectangle(2 * GAP_PX + wide, top, wide, tall);
    int x = 3 * GAP_PX + 2 * wide;
    PicturePainter.fitted(graphics, frame.source(), left, null);
    PicturePainter.fitted(graphics, frame.result(), right, frame.targetLips());
    PicturePainter.closeUp(
        graphics, frame.source(), frame.mouth(), new Rectangle(x, top, closeUpWide, closeUp));
    PicturePainter.closeUp(
        graphics,
        frame.result(),
        frame.mouth(),
        new Rectangle(x, top + closeUp + GAP_PX, closeUpWide, closeUp));
    PicturePainter.title(graphics, "source", left.x, TITLE_PX - 8);
    PicturePainter.title(graphics, "result, with the planned lips", right.x, TITLE_PX - 8);
    PicturePainter.title(graphics, frame.caption(), x, TITLE_PX - 8);
    graphics.translate(0, HEIGHT - STRIPS_PX);
    timeline.paint(graphics, frame.ptsUs());
    graphics.dispose();
    return canvas;
  }
}
