package org.redub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.result.ActorCalibration;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.VideoReader;
import org.redub.geometry.PixelBox;

/**
 * Tells a finished dub frame by frame as text, from its report and its file alone: once rounded so
 * that it holds on every machine, once exactly for this one.
 *
 * <p>The size of a packet stands in the exact text only: it depends on the pixels of the mouth,
 * which networks make a little different on another kind of processor.
 */
final class GoldenDub {
  private static final int CELLS = 3;

  private final RedubResult result;
  private final PixelBox mouth;
  private final List<String> rounded = new ArrayList<>();
  private final List<String> exact = new ArrayList<>();

  /** A packet of the output's picture. */
  private record Packet(long ptsUs, boolean key, int bytes) {}

  /**
   * Tells a dub.
   *
   * @param mouth holds all that the dub may change; even sides at even places
   */
  GoldenDub(RedubResult result, PixelBox mouth) throws Exception {
    this.result = result;
    this.mouth = mouth;
    head();
    frames();
  }

  /** The text for every machine. */
  List<String> rounded() {
    return rounded;
  }

  /** The text for this machine. */
  List<String> exact() {
    return exact;
  }

  private void head() {
    RedubResult.Picture picture = result.picture();
    both(
        "take %dx%d rate %s frames %d dubbed %d"
            .formatted(
                picture.width(),
                picture.height(),
                picture.frameRate(),
                result.counts().total(),
                result.counts().dubbed()));
    result
        .counts()
        .untouchedByReason()
        .forEach((why, n) -> both("untouched %s %d".formatted(why, n)));
    Double offsetMs = result.calibration().avOffsetMs();
    both(
        "offsetMs %s confidence %s"
            .formatted(
                offsetMs == null ? "unknown" : decimal(offsetMs, 1),
                decimal(result.calibration().avOffsetConfidence(), 2)));
    for (ActorCalibration actor : result.calibration().actors()) {
      both(
          "actor learnedS %s openingGain %s widthGain %s openings %s widths %s rest %s %s"
              .formatted(
                  decimal(actor.learnedS(), 1),
                  decimal(actor.opening().gain(), 2),
                  decimal(actor.width().gain(), 2),
                  decimals(actor.openings()),
                  decimals(actor.widths()),
                  decimal(actor.restOpening(), 3),
                  decimal(actor.restWidth(), 3)));
    }
  }

  private void both(String line) {
    rounded.add(line);
    exact.add(line);
  }

  private void frames() throws Exception {
    List<Packet> packets = packets(Path.of(result.output()));
    assertThat(packets).as("packets of the output").hasSize(result.frames().size());
    try (VideoReader take = VideoReader.open(Path.of(result.video()));
        VideoReader dub = VideoReader.open(Path.of(result.output()))) {
      Plate before = take.newPlate();
      Plate after = dub.newPlate();
      for (RedubResult.Frame frame : result.frames()) {
        assertThat(take.read(before)).isTrue();
        assertThat(dub.read(after)).isTrue();
        Packet packet = packets.get(frame.frame());
        assertThat(after.ptsUs()).isEqualTo(packet.ptsUs());
        String start =
            "%d pts %d key %s %s"
                .formatted(
                    frame.frame(),
                    packet.ptsUs(),
                    packet.key() ? "yes" : "no",
                    frame.action().replace(' ', '-'));
        String outside =
            " changedOutside %d outside %08x"
                .formatted(changedOutside(before, after), outside(after));
        rounded.add(start + mouth(frame) + outside + " inside " + summary(after));
        exact.add(
            start
                + " reportedPts %d bytes %d effect %s"
                    .formatted(frame.ptsUs(), packet.bytes(), frame.effect())
                + exactly(frame.mouth())
                + outside
                + " inside %08x".formatted(inside(after)));
      }
      assertThat(dub.read(after)).as("a frame beyond the report's").isFalse();
    }
  }

  private static String mouth(RedubResult.Frame frame) {
    RedubResult.Mouth mouth = frame.mouth();
    if (mouth == null) {
      return "";
    }
    return " effect %s opening %s width %s closed %s donors %s"
        .formatted(
            decimal(frame.effect(), 3),
            decimal(mouth.opening(), 3),
            decimal(mouth.width(), 3),
            mouth.closed() ? "yes" : "no",
            mouth.donors().stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  private static String exactly(RedubResult.@Nullable Mouth mouth) {
    return mouth == null
        ? " opening null width null closed null donors null"
        : " opening %s width %s closed %s donors %s"
            .formatted(mouth.opening(), mouth.width(), mouth.closed(), mouth.donors());
  }

  /** Means of luma in a grid over the box, of both chromas, and of the steps along rows. */
  private String summary(Plate plate) {
    List<Double> means = new ArrayList<>();
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        int left = mouth.left() + column * mouth.width() / CELLS;
        int top = mouth.top() + row * mouth.height() / CELLS;
        int right = mouth.left() + (column + 1) * mouth.width() / CELLS;
        int bottom = mouth.top() + (row + 1) * mouth.height() / CELLS;
        PixelBox cell = new PixelBox(left, top, right - left, bottom - top);
        means.add(mean(plate.luma(), plate.width(), cell));
      }
    }
    means.add(mean(plate.chromaU(), plate.chromaWidth(), half()));
    means.add(mean(plate.chromaV(), plate.chromaWidth(), half()));
    return means.stream().map(mean -> decimal(mean, 1)).collect(Collectors.joining(" "))
        + " detail "
        + decimal(detail(plate), 2);
  }

  private PixelBox half() {
    return new PixelBox(mouth.left() / 2, mouth.top() / 2, mouth.width() / 2, mouth.height() / 2);
  }

  private static double mean(byte[] plane, int stride, PixelBox box) {
    long sum = 0;
    for (int y = box.top(); y < box.top() + box.height(); y++) {
      for (int x = box.left(); x < box.left() + box.width(); x++) {
        sum += plane[y * stride + x] & 0xFF;
      }
    }
    return (double) sum / box.width() / box.height();
  }

  private double detail(Plate plate) {
    long sum = 0;
    for (int y = mouth.top(); y < mouth.top() + mouth.height(); y++) {
      for (int x = mouth.left() + 1; x < mouth.left() + mouth.width(); x++) {
        int i = y * plate.width() + x;
        sum += Math.abs((plate.luma()[i] & 0xFF) - (plate.luma()[i - 1] & 0xFF));
      }
    }
    return (double) sum / (mouth.width() - 1) / mouth.height();
  }

  private int changedOutside(Plate before, Plate after) {
    return changed(before.luma(), after.luma(), after.width(), mouth)
        + changed(before.chromaU(), after.chromaU(), after.chromaWidth(), half())
        + changed(before.chromaV(), after.chromaV(), after.chromaWidth(), half());
  }

  private static int changed(byte[] before, byte[] after, int stride, PixelBox box) {
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      changed += before[i] != after[i] && !contains(box, i % stride, i / stride) ? 1 : 0;
    }
    return changed;
  }

  private static boolean contains(PixelBox box, int x, int y) {
    return x >= box.left()
        && x < box.left() + box.width()
        && y >= box.top()
        && y < box.top() + box.height();
  }

  private long outside(Plate plate) {
    return checksum(plate, false);
  }

  private long inside(Plate plate) {
    return checksum(plate, true);
  }

  private long checksum(Plate plate, boolean inside) {
    CRC32 crc = new CRC32();
    add(crc, plate.luma(), plate.width(), mouth, inside);
    add(crc, plate.chromaU(), plate.chromaWidth(), half(), inside);
    add(crc, plate.chromaV(), plate.chromaWidth(), half(), inside);
    return crc.getValue();
  }

  private static void add(CRC32 crc, byte[] plane, int stride, PixelBox box, boolean inside) {
    for (int i = 0; i < plane.length; i++) {
      if (contains(box, i % stride, i / stride) == inside) {
        crc.update(plane[i]);
      }
    }
  }

  private static List<Packet> packets(Path file) throws Exception {
    List<Packet> packets = new ArrayList<>();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.start();
      for (AVPacket packet = grabber.grabPacket(); packet != null; packet = grabber.grabPacket()) {
        AVStream stream = grabber.getFormatContext().streams(packet.stream_index());
        if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
          packets.add(
              new Packet(
                  packet.pts() * 1_000_000 * stream.time_base().num() / stream.time_base().den(),
                  (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0,
                  packet.size()));
        }
      }
    }
    packets.sort(Comparator.comparingLong(Packet::ptsUs));
    return packets;
  }

  private static String decimals(List<Double> values) {
    return values.stream().map(value -> decimal(value, 3)).collect(Collectors.joining(" "));
  }

  private static String decimal(double value, int places) {
    String text = String.format(Locale.ROOT, "%." + places + "f", value);
    return text.matches("-0\\.0+") ? text.substring(1) : text;
  }
}
