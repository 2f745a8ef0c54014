package org.redub.engine.media.read;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.redub.engine.media.write.Ffmpeg;

/** Stills of four coloured quarters with an EXIF orientation, as cameras write them. */
final class ExifStills {
  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  /** Top left, top right, bottom left, bottom right. */
  static final int[] QUARTERS = {0xD02020, 0x20B020, 0x2020D0, 0xE0E0E0};

  private static final int ORIENTATION = 0x0112;

  private ExifStills() {}

  /** The quarters of the upright picture, as indices into {@link #QUARTERS}. */
  static int[] upright(int orientation) {
    return switch (orientation) {
      case 2 -> new int[] {1, 0, 3, 2};
      case 3 -> new int[] {3, 2, 1, 0};
      case 4 -> new int[] {2, 3, 0, 1};
      case 5 -> new int[] {0, 2, 1, 3};
      case 6 -> new int[] {2, 0, 3, 1};
      case 7 -> new int[] {3, 1, 2, 0};
      case 8 -> new int[] {1, 3, 0, 2};
      default -> new int[] {0, 1, 2, 3};
    };
  }

  static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, QUARTERS[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]);
      }
    }
    return image;
  }

  static Path write(Path folder, String format, int orientation) throws IOException {
    Path file = folder.resolve("still-" + orientation + "." + format);
    byte[] bytes =
        switch (format) {
          case "jpg" -> jpeg(orientation);
          case "png" -> png(orientation);
          case "webp" -> webp(folder, orientation);
          default -> tiff(orientation);
        };
    return Files.write(file, bytes);
  }

  private static byte[] encoded(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture(WIDTH, HEIGHT), format, out);
    return out.toByteArray();
  }

  /** A TIFF header with one tag. */
  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    tiff.putShort((short) 1);
    entry(tiff, ORIENTATION, 3, 1, orientation);
    tiff.putInt(0);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] jpeg(int orientation) throws IOException {
    byte[] plain = encoded("jpg");
    byte[] exif = exif(orientation);
    ByteBuffer out = ByteBuffer.allocate(plain.length + exif.length + 10);
    out.put(plain, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
    return out.put(plain, 2, plain.length - 2).array();
  }

  private static byte[] png(int orientation) throws IOException {
    byte[] plain = encoded("png");
    byte[] exif = exif(orientation);
    int head = 8 + 25;
    ByteBuffer out = ByteBuffer.allocate(plain.length + exif.length + 12);
    out.put(plain, 0, head).putInt(exif.length);
    byte[] chunk = new byte[4 + exif.length];
    System.arraycopy("eXIf".getBytes(StandardCharsets.US_ASCII), 0, chunk, 0, 4);
    System.arraycopy(exif, 0, chunk, 4, exif.length);
    CRC32 crc = new CRC32();
    crc.update(chunk);
    out.put(chunk).putInt((int) crc.getValue());
    return out.put(plain, head, plain.length - head).array();
  }

  private static byte[] webp(Path folder, int orientation) throws IOException {
    Path source = folder.resolve("quarters.png");
    Files.write(source, encoded("png"));
    Path plain = folder.resolve("quarters.webp");
    Ffmpeg.run("-i " + source + " -c:v libwebp -lossless 1", plain);
    byte[] all = Files.readAllBytes(plain);
    byte[] picture = Arrays.copyOfRange(all, 12, all.length);
    byte[] exif = exif(orientation);
    int size = 4 + 18 + picture.length + 8 + exif.length;
    ByteBuffer out = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(size);
    out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x08);
    out.put(three(WIDTH - 1)).put(three(HEIGHT - 1)).put(picture);
    return out.put("EXIF".getBytes(StandardCharsets.US_ASCII))
        .putInt(exif.length)
        .put(exif)
        .array();
  }

  private static byte[] three(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] tiff(int orientation) {
    int tags = 11;
    int bits = 8 + 2 + 12 * tags + 4;
    int data = bits + 6;
    ByteBuffer out = ByteBuffer.allocate(data + 3 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags);
    entry(out, 256, 3, 1, WIDTH);
    entry(out, 257, 3, 1, HEIGHT);
    entry(out, 258, 3, 3, bits);
    entry(out, 259, 3, 1, 1);
    entry(out, 262, 3, 1, 2);
    entry(out, 273, 4, 1, data);
    entry(out, ORIENTATION, 3, 1, orientation);
    entry(out, 277, 3, 1, 3);
    entry(out, 278, 3, 1, HEIGHT);
    entry(out, 279, 4, 1, 3 * WIDTH * HEIGHT);
    entry(out, 284, 3, 1, 1);
    out.putInt(0).putShort((short) 8).putShort((short) 8).putShort((short) 8);
    BufferedImage picture = picture(WIDTH, HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int rgb = picture.getRGB(i % WIDTH, i / WIDTH);
      out.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
    }
    return out.array();
  }
}
