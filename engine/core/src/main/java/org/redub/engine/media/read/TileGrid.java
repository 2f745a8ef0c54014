package org.redub.engine.media.read;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.Demuxer;
import org.redub.engine.media.file.FrameDecoder;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.file.NativeScope;
import org.redub.engine.media.file.Orientation;
import org.redub.engine.media.file.PixelLayout;
import org.redub.engine.media.plate.Plate;

/**
 * A still picture that is stored as tiles, as phones store HEIC pictures. Confined to one thread;
 * the owner closes it.
 */
final class TileGrid implements AutoCloseable {
  /** Pictures of more pixels do not fit in memory. */
  private static final long MAX_PIXELS = 1L << 28;

  private final NativeScope scope = new NativeScope();
  private final Demuxer demuxer;
  private final AVStreamGroup group;
  private final AVStreamGroupTileGrid grid;
  private final AVFrame frame;
  private @Nullable FrameConverter converter;
  private @Nullable FramePacker packer;
  private @Nullable Plate plate;

  private TileGrid(MediaFile file) {
    try {
      demuxer = Demuxer.open(file);
      scope.onClose(demuxer::close);
      group = find(demuxer.context()).orElseThrow();
      grid = group.params_tile_grid();
      frame = scope.own(av_frame_alloc(), f -> av_frame_free(f));
    } catch (Throwable e) {
      scope.close();
      throw e;
    }
  }

  private static Optional<AVStreamGroup> find(AVFormatContext context) {
    return IntStream.range(0, context.nb_stream_groups())
        .mapToObj(context::stream_groups)
        .filter(group -> group.type() == AV_STREAM_GROUP_PARAMS_TILE_GRID)
        .findFirst();
  }

  /** Whether the picture of a file is stored as tiles. */
  static boolean isIn(Demuxer demuxer) {
    return find(demuxer.context()).isPresent();
  }

  /**
   * Reads the upright picture of a file for which {@link #isIn} is true.
   *
   * @throws RedubException INPUT_DAMAGED if a tile is missing or the picture is too large
   */
  static BufferedImage read(MediaFile file) {
    try (TileGrid tiles = new TileGrid(file)) {
      return tiles.orientation().upright(tiles.picture());
    }
  }

  private Orientation orientation() {
    AVPacketSideData all = grid.coded_side_data();
    AVPacketSideData found =
        all == null || grid.nb_coded_side_data() == 0
            ? null
            : av_packet_side_data_get(all, grid.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    return found == null ? Orientation.UPRIGHT : Orientation.ofMatrixAt(found.data(), found.size());
  }

  private BufferedImage picture() {
    int width = grid.coded_width();
    int height = grid.coded_height();
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw damaged("its tiles make a picture of %dx%d".formatted(width, height));
    }
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(
        new Color(grid.background(0) & 0xff, grid.background(1) & 0xff, grid.background(2) & 0xff));
    graphics.fillRect(0, 0, width, height);
    int drawn = 0;
    for (AVPacket packet = demuxer.next(); packet != null; packet = demuxer.next()) {
      drawn += drawTile(packet, graphics);
    }
    graphics.dispose();
    if (drawn < grid.nb_tiles()) {
      throw damaged("only %d of its %d tiles can be decoded".formatted(drawn, grid.nb_tiles()));
    }
    return canvas.getSubimage(
        grid.horizontal_offset(),
        grid.vertical_offset(),
        Math.min(grid.width(), width - grid.horizontal_offset()),
        Math.min(grid.height(), height - grid.vertical_offset()));
  }

  private RedubException damaged(String what) {
    return new RedubException(
            ErrorCode.INPUT_DAMAGED, "input file '%s': %s".formatted(demuxer.file(), what))
        .about(demuxer.file());
  }

  /** Draws a tile wherever the picture shows it; returns how often. */
  private int drawTile(AVPacket packet, Graphics2D graphics) {
    BufferedImage tile = null;
    int drawn = 0;
    for (int i = 0; i < grid.nb_tiles(); i++) {
      if (group.streams(grid.offsets_idx(i)).index() == packet.stream_index()) {
        tile = tile == null ? decoded(packet) : tile;
        if (tile != null) {
          graphics.drawImage(tile, grid.offsets_horizontal(i), grid.offsets_vertical(i), null);
          drawn++;
        }
      }
    }
    return drawn;
  }

  private @Nullable BufferedImage decoded(AVPacket packet) {
    if (!FrameDecoder.decodePicture(demuxer, packet, frame)) {
      return null;
    }
    ColourTags colour =
        FrameConverter.colourOf(
            frame,
            VideoStreams.colour(demuxer.context().streams(packet.stream_index()).codecpar()));
    FrameConverter convert = converter;
    FramePacker pack = packer;
    Plate into = plate;
    if (convert == null || pack == null || into == null) {
      PixelLayout layout = PixelLayout.of(frame.format());
      convert = new FrameConverter(frame, colour);
      scope.onClose(convert::close);
      pack = new FramePacker(frame.width(), frame.height(), layout);
      scope.onClose(pack::close);
      into = new Plate(frame.width(), frame.height(), colour, layout);
      converter = convert;
      packer = pack;
      plate = into;
    }
    pack.copy(convert.convert(frame), into);
    return into.toBufferedImage();
  }

  @Override
  public void close() {
    scope.close();
  }
}
