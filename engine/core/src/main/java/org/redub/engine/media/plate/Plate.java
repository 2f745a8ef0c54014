package org.redub.engine.media.plate;

import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.FrameTime;
import org.redub.engine.media.file.HdrMetadata;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.file.VideoFormat;
import org.redub.geometry.PixelAspect;
import org.redub.geometry.PixelBox;
import org.redub.models.face.FaceRegion;
import org.redub.models.face.PixelSource;
import org.redub.render.image.RgbImage;

/**
 * One decoded frame in Java memory: its planes as stored (not rotated for display, in the take's
 * own transfer characteristic), their {@link PixelLayout}, its colour description and its time.
 * Mutable and reused from frame to frame; confined to one thread at a time. Uses no native memory.
 *
 * <p>Sizes may be odd: chroma planes of 4:2:0 have (width + 1) / 2 columns and (height + 1) / 2
 * rows. A chroma sample belongs to the centre of its block of pixels, both when read and when
 * written.
 */
public final class Plate implements PixelSource {
  private final int width;
  private final int height;
  private final ColourTags colour;
  private final YuvMatrix matrix;
  private final PixelLayout layout;
  private final byte[][] planes;
  private @Nullable Plate plain;
  private boolean plainIsOld = true;
  private FrameTime time = FrameTime.NONE;
  private boolean damaged;

  /**
   * A plate of {@code width} x {@code height} zero samples in 8-bit 4:2:0 with the colour
   * description {@code tags}.
   */
  public Plate(int width, int height, ColourTags tags) {
    this(width, height, tags, PixelLayout.YUV420);
  }

  /** A plate of zero samples in {@code layout}. */
  public Plate(int width, int height, ColourTags tags, PixelLayout layout) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "the size of a plate must be at least 1x1, got %dx%d".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    colour = tags;
    matrix = YuvMatrix.of(tags, height);
    this.layout = layout;
    planes = new byte[layout.alpha() ? 4 : 3][];
    for (int i = 0; i < planes.length; i++) {
      int samples = i == 1 || i == 2 ? chromaWidth() * chromaHeight() : width * height;
      planes[i] = new byte[samples * layout.bytesPerSample()];
    }
  }

  /** A plate that fits the frames of {@code format}. */
  public static Plate of(VideoFormat format) {
    return new Plate(format.width(), format.height(), format.colour(), format.layout());
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
    return layout.chromaWidth(width);
  }

  /** Rows of the chroma planes. */
  public int chromaHeight() {
    return layout.chromaHeight(height);
  }

  public ColourTags colour() {
    return colour;
  }

  YuvMatrix matrix() {
    return matrix;
  }

  /** How the samples are kept. */
  public PixelLayout layout() {
    return layout;
  }

  /** Number of planes: 3, or 4 with alpha. */
  public int planes() {
    return planes.length;
  }

  /**
   * A plane itself, not a copy: luma, U, V or green, blue, red, then alpha. Samples are unsigned,
   * row by row without gaps, in one byte or in two with the lower one first.
   */
  public byte[] plane(int number) {
    return planes[number];
  }

  /** A sample of a plane as stored. */
  public int sample(int plane, int index) {
    byte[] samples = planes[plane];
    return layout.bits() == 8
        ? samples[index] & 0xFF
        : (samples[2 * index] & 0xFF) | ((samples[2 * index + 1] & 0xFF) << 8);
  }

  /** Bytes of all planes. */
  public long sizeBytes() {
    long size = 0;
    for (byte[] plane : planes) {
      size += plane.length;
    }
    return size;
  }

  /** The first plane itself: luma, or green of RGB. */
  public byte[] luma() {
    return planes[0];
  }

  /** The second plane itself: U, or blue of RGB. */
  public byte[] chromaU() {
    return planes[1];
  }

  /** The third plane itself: V, or red of RGB. */
  public byte[] chromaV() {
    return planes[2];
  }

  public FrameTime time() {
    return time;
  }

  /** Sets the time of the plate. */
  public void stamp(FrameTime newTime) {
    damaged = false;
    time = newTime;
    plainIsOld = true;
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
    if (other.width != width || other.height != height || !other.layout.equals(layout)) {
      throw new IllegalArgumentException(
          "cannot copy a %dx%d %s plate into one of %dx%d %s"
              .formatted(
                  other.width, other.height, other.layout.name(), width, height, layout.name()));
    }
    for (int i = 0; i < planes.length; i++) {
      System.arraycopy(other.planes[i], 0, planes[i], 0, planes[i].length);
    }
    stamp(other.time);
    damaged = other.damaged;
  }

  @Override
  public void readSquare(FaceRegion region, int sizePx, Border border, FloatBuffer out) {
    new SquareReader(plain(), PixelAspect.SQUARE, border).read(region, sizePx, out);
  }

  /** This plate in 8-bit 4:2:0 with a transfer characteristic for screens, to look for faces in. */
  Plate plain() {
    if (layout.equals(PixelLayout.YUV420) && !HdrMetadata.isExpected(colour)) {
      return this;
    }
    Plate made = plain;
    if (made == null) {
      made = new Plate(width, height, PlainPlates.colour(this));
      plain = made;
    }
    if (plainIsOld) {
      PlainPlates.convert(this, made);
      plainIsOld = false;
    }
    return made;
  }

  /**
   * Writes the square in the middle of the plate, as large as fits, as a small grey picture: each
   * pixel is the mean luma of its part of the square.
   *
   * @param sidePx side of the small picture
   * @param grey receives sidePx x sidePx values, 0..1, row by row
   */
  public void readThumbnail(int sidePx, float[] grey) {
    plain().thumbnail(sidePx, grey);
  }

  private void thumbnail(int sidePx, float[] grey) {
    byte[] luma = luma();
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
   * its luma sample, and a block of such pixels keeps its chroma samples.
   *
   * @param box position in the plate; parts outside it are ignored
   * @param result the new colours, with the size of the box
   * @param alpha 0..1 per pixel of the box, row-major
   */
  public void blend(PixelBox box, RgbImage result, float[] alpha) {
    PlateBoxes.blend(this, box, result, alpha);
    plainIsOld = true;
  }

  /**
   * Replaces the samples of an 8-bit 4:2:0 plate with those of {@code picture} of the same size.
   */
  public void draw(BufferedImage picture) {
    PlateImages.draw(this, picture);
    plainIsOld = true;
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
