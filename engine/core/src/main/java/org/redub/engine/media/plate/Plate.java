package org.redub.engine.media.plate;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.VideoFormat;
import org.redub.geometry.PixelAspect;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;
import org.redub.render.image.RgbImage;

/**
 * One decoded frame in Java memory: 8-bit 4:2:0 planes as stored (not rotated for display), its
 * colour description and its time. Mutable and reused from frame to frame; confined to one thread
 * at a time. Uses no native memory.
 *
 * <p>Sizes may be odd: the chroma planes have (width + 1) / 2 columns and (height + 1) / 2 rows. A
 * chroma sample belongs to the centre of its block of two by two pixels, both when read and when
 * written.
 */
public final class Plate implements PixelSource {
  private final int width;
  private final int height;
  private final ColourTags colour;
  private final YuvMatrix matrix;
  private final byte[] luma;
  private final byte[] chromaU;
  private final byte[] chromaV;
  private FrameTime time = FrameTime.NONE;
  private boolean damaged;

  /**
   * A plate of {@code width} x {@code height} zero samples with the colour description {@code
   * tags}.
   */
  public Plate(int width, int height, ColourTags tags) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "the size of a plate must be at least 1x1, got %dx%d".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    colour = tags;
    matrix = YuvMatrix.of(tags, height);
    luma = new byte[width * height];
    int chromaSize = chromaWidth() * chromaHeight();
    chromaU = new byte[chromaSize];
    chromaV = new byte[chromaSize];
  }

  /** A plate that fits the frames of {@code format}. */
  public static Plate of(VideoFormat format) {
    return new Plate(format.width(), format.height(), format.colour());
  }

  /** {@code picture} as a BT.709 plate of the same size. */
  public static Plate ofRgb(BufferedImage picture) {
    Plate plate = new Plate(picture.getWidth(), picture.getHeight(), ColourTags.BT709);
    plate.draw(picture);
    return plate;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /** Columns of the chroma planes. */
  public int chromaWidth() {
    return (width + 1) / 2;
  }

  /** Rows of the chroma planes. */
  public int chromaHeight() {
    return (height + 1) / 2;
  }

  public ColourTags colour() {
    return colour;
  }

  YuvMatrix matrix() {
    return matrix;
  }

  /** The luma plane itself, not a copy: index y * width + x, unsigned. */
  public byte[] luma() {
    return luma;
  }

  /** The U plane itself, not a copy: index y * chromaWidth + x, unsigned. */
  public byte[] chromaU() {
    return chromaU;
  }

  /** The V plane itself, not a copy: index y * chromaWidth + x, unsigned. */
  public byte[] chromaV() {
    return chromaV;
  }

  public FrameTime time() {
    return time;
  }

  /** Sets the time of the plate. */
  public void stamp(FrameTime newTime) {
    damaged = false;
    time = newTime;
  }

  /** Whether the file is damaged here, so that the plate does not show what it should. */
  public boolean isDamaged() {
    return damaged;
  }

  /** Marks the plate, after {@link #stamp}. */
  public void markDamaged(boolean isDamaged) {
    damaged = isDamaged;
  }

  /** Number of the frame in presentation order, from 0. */
  public long index() {
    return time.index();
  }

  /** Presentation time in ticks of the stream's time base. */
  public long pts() {
    return time.pts();
  }

  /** Presentation time in microseconds of the stream's clock. */
  public long ptsUs() {
    return time.ptsUs();
  }

  /** Copies the samples and the time of {@code other}, which has the same size. */
  public void copyFrom(Plate other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException(
          "cannot copy a %dx%d plate into one of %dx%d"
              .formatted(other.width, other.height, width, height));
    }
    System.arraycopy(other.luma, 0, luma, 0, luma.length);
    System.arraycopy(other.chromaU, 0, chromaU, 0, chromaU.length);
    System.arraycopy(other.chromaV, 0, chromaV, 0, chromaV.length);
    time = other.time;
  }

  @Override
  public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
    new SquareReader(this, PixelAspect.SQUARE, border).read(region, sizePx, out);
  }

  /**
   * Writes the square in the middle of the plate, as large as fits, as a small grey picture: each
   * pixel is the mean luma of its part of the square.
   *
   * @param sidePx side of the small picture
   * @param grey receives sidePx x sidePx values, 0..1, row by row
   */
  public void readThumbnail(int sidePx, float[] grey) {
    int side = Math.min(width, height);
    int left = (width - side) / 2;
    int top = (height - side) / 2;
    float gain = matrix.lumaGain / 255;
    for (int row = 0; row < sidePx; row++) {
      int fromY = top + row * side / sidePx;
      int toY = Math.max(fromY + 1, top + (row + 1) * side / sidePx);
      for (int column = 0; column < sidePx; column++) {
        int fromX = left + column * side / sidePx;
        int toX = Math.max(fromX + 1, left + (column + 1) * side / sidePx);
        int sum = 0;
        for (int y = fromY; y < Math.min(toY, height); y++) {
          for (int i = y * width + fromX; i < y * width + Math.min(toX, width); i++) {
            sum += luma[i] & 0xFF;
          }
        }
        float mean = (float) sum / ((toY - fromY) * (toX - fromX));
        grey[row * sidePx + column] = Math.max(0, Math.min(1, (mean - matrix.lumaBlack) * gain));
      }
    }
  }

  /** The pixels of {@code box}; outside the plate those of the nearest pixel. */
  public RgbImage readBox(PixelBox box) {
    RgbImage into = new RgbImage(box.width(), box.height());
    readBox(box, into);
    return into;
  }

  /**
   * The pixels of {@code box}; outside the plate those of the nearest pixel.
   *
   * @param into receives R'G'B' of 0..255, not clamped; has the size of the box
   */
  public void readBox(PixelBox box, RgbImage into) {
    PlateBoxes.read(this, box, into);
  }

  /**
   * Blends {@code result} into the plate. Only the difference between {@code result} and the plate
   * is written, so a pixel whose alpha is 0, or whose colour equals that of {@link #readBox}, keeps
   * its luma byte, and a block of two by two such pixels keeps its chroma bytes.
   *
   * @param box position in the plate; parts outside it are ignored
   * @param result the new colours, with the size of the box
   * @param alpha 0..1 per pixel of the box, row-major
   */
  public void blend(PixelBox box, RgbImage result, float[] alpha) {
    PlateBoxes.blend(this, box, result, alpha);
  }

  /** Replaces the samples with those of {@code picture}, which has the same size. */
  public void draw(BufferedImage picture) {
    PlateImages.draw(this, picture);
  }

  /** The plate as stored, in RGB. */
  public BufferedImage toBufferedImage() {
    return PlateImages.toImage(this);
  }

  /** The plate in RGB, rotated clockwise by {@code quarterTurns}. */
  public BufferedImage toBufferedImage(int quarterTurns) {
    return PlateImages.turned(toBufferedImage(), quarterTurns);
  }
}
