package org.redub.engine.media.read;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.write.Ffmpeg;

/**
 * Writes HEIC pictures of HEVC tiles, box by box, as phones store them (ISO/IEC 23008-12): one item
 * per tile, and a grid that puts them together.
 */
final class HeifStills {
  private static final int TILE_PX = 64;

  private HeifStills() {}

  private record Tile(byte[] config, byte[] picture) {}

  /**
   * A picture that is cut into tiles of 64 pixels; the last ones reach beyond it.
   *
   * @param quarterTurns turns against the clock that show it upright
   */
  static Path write(Path folder, BufferedImage picture, int quarterTurns) throws IOException {
    int columns = (picture.getWidth() + TILE_PX - 1) / TILE_PX;
    int rows = (picture.getHeight() + TILE_PX - 1) / TILE_PX;
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < rows * columns; i++) {
      tiles.add(tile(folder, picture, i % columns * TILE_PX, i / columns * TILE_PX));
    }
    byte[] type = box("ftyp", ascii("heic"), ints(0), ascii("mif1heic"));
    byte[] grid = grid(rows, columns, picture);
    byte[] draft = meta(tiles, grid, picture, quarterTurns, 0);
    byte[] meta = meta(tiles, grid, picture, quarterTurns, type.length + draft.length + 8);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Tile tile : tiles) {
      data.write(tile.picture());
    }
    data.write(grid);
    Path file = folder.resolve("tiles.heic");
    return Files.write(file, joined(type, meta, box("mdat", data.toByteArray())));
  }

  private static Tile tile(Path folder, BufferedImage picture, int left, int top)
      throws IOException {
    BufferedImage part = new BufferedImage(TILE_PX, TILE_PX, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < TILE_PX * TILE_PX; i++) {
      int x = Math.min(picture.getWidth() - 1, left + i % TILE_PX);
      int y = Math.min(picture.getHeight() - 1, top + i / TILE_PX);
      part.setRGB(i % TILE_PX, i / TILE_PX, picture.getRGB(x, y));
    }
    Path png = folder.resolve("tile.png");
    ImageIO.write(part, "png", png.toFile());
    Path coded = folder.resolve("tile.mp4");
    Ffmpeg.run(
        "-i "
            + png
            + " -frames:v 1 -pix_fmt yuv420p -c:v libx265 -x265-params log-level=none:crf=10"
            + " -tag:v hvc1",
        coded);
    try (MediaFile file = MediaFile.open(coded);
        Demuxer demuxer = Demuxer.open(file)) {
      AVStream stream = demuxer.context().streams(0);
      byte[] config = new byte[stream.codecpar().extradata_size()];
      stream.codecpar().extradata().get(config);
      AVPacket packet = demuxer.next();
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      return new Tile(config, bytes);
    }
  }

  private static byte[] grid(int rows, int columns, BufferedImage picture) {
    return ByteBuffer.allocate(8)
        .put((byte) 0)
        .put((byte) 0)
        .put((byte) (rows - 1))
        .put((byte) (columns - 1))
        .putShort((short) picture.getWidth())
        .putShort((short) picture.getHeight())
        .array();
  }

  private static byte[] meta(
      List<Tile> tiles, byte[] grid, BufferedImage picture, int quarterTurns, int dataAt) {
    int gridId = tiles.size() + 1;
    List<byte[]> infos = new ArrayList<>();
    ByteBuffer places = ByteBuffer.allocate(4 + 4 + 14 * gridId);
    places.putInt(0).putShort((short) 0x4400).putShort((short) gridId);
    ByteBuffer uses = ByteBuffer.allocate(2 + 2 + 2 * tiles.size());
    uses.putShort((short) gridId).putShort((short) tiles.size());
    ByteBuffer associations = ByteBuffer.allocate(4 + 4 + 5 * tiles.size() + 5);
    associations.putInt(0).putInt(gridId);
    int at = dataAt;
    for (int i = 0; i < tiles.size(); i++) {
      int id = i + 1;
      infos.add(box("infe", ints(0x02000001), shorts(id, 0), ascii("hvc1\0")));
      int size = tiles.get(i).picture().length;
      places.putShort((short) id).putShort((short) 0).putShort((short) 1).putInt(at).putInt(size);
      at += size;
      uses.putShort((short) id);
      associations.putShort((short) id).put((byte) 2).put((byte) 0x81).put((byte) 2);
    }
    infos.add(box("infe", ints(0x02000000), shorts(gridId, 0), ascii("grid\0")));
    places.putShort((short) gridId).putShort((short) 0).putShort((short) 1);
    places.putInt(at).putInt(grid.length);
    associations.putShort((short) gridId).put((byte) 2).put((byte) 3).put((byte) 0x84);
    byte[] properties =
        box(
            "ipco",
            box("hvcC", tiles.get(0).config()),
            box("ispe", ints(0, TILE_PX, TILE_PX)),
            box("ispe", ints(0, picture.getWidth(), picture.getHeight())),
            box("irot", new byte[] {(byte) quarterTurns}));
    return box(
        "meta",
        ints(0),
        box("hdlr", ints(0, 0), ascii("pict"), ints(0, 0, 0), new byte[1]),
        box("pitm", ints(0), shorts(gridId)),
        box("iloc", places.array()),
        box("iinf", ints(0), shorts(gridId), joined(infos.toArray(new byte[0][]))),
        box("iref", ints(0), box("dimg", uses.array())),
        box("iprp", properties, box("ipma", associations.array())));
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] content = joined(parts);
    return joined(ints(8 + content.length), ascii(type), content);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
