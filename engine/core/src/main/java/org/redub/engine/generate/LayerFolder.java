package org.redub.engine.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.imageio.ImageIO;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.VideoFormat;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.composite.RenderedMouth;

/**
 * What a compositor needs to finish a shot: of every dubbed frame the new mouth as a picture of the
 * plate's size, 16 bits a channel, straight alpha, and a JSON with where head and lips are. Put
 * over the untouched plate of the same number it gives the dub. Thread-safe; closed unfinished, it
 * takes away what it wrote.
 */
public final class LayerFolder implements AutoCloseable {
  static final String INDEX = "layers.json";
  private static final int[] OUTER_LIP = FaceMesh.OUTER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int[] INNER_LIP = FaceMesh.INNER_LIP.positionsIn(FaceMesh.LOWER_FACE);
  private static final int MOST = 65_535;
  private static final float PER_LEVEL = MOST / 255f;

  private final Path folder;
  private final VideoFormat format;
  private final Map<Integer, Layer> layers = new ConcurrentSkipListMap<>();
  private boolean finished;

  private LayerFolder(Path folder, VideoFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /**
   * One frame.
   *
   * @param frame number of the untouched plate, from 0
   * @param ptsUs its time in the take
   * @param file the patch
   * @param box left, top, width and height of what the patch may change
   * @param effect share of the new mouth that shows
   * @param donors frames that lent their mouth, with their shares
   * @param head the 3 x 4 matrix, row by row, that brings the actor's face space (interocular
   *     distances, y down, z away) to pixels
   * @param plateLips outer, then inner lip in the plate, x and y
   * @param targetLips the same in the result
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Layer(
      int frame,
      long ptsUs,
      String file,
      List<Integer> box,
      double effect,
      List<FramePlan.Donor> donors,
      List<Float> head,
      List<Float> plateLips,
      List<Float> targetLips) {}

  /** All of it, as written to {@link #INDEX}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Index(
      int width,
      int height,
      String framesPerSecond,
      int rotationQuarterTurns,
      String alpha,
      List<Layer> frames) {}

  /**
   * Opens a folder that does not exist or is empty.
   *
   * @throws RedubException OUTPUT_UNWRITABLE
   */
  public static LayerFolder open(Path folder, VideoFormat format) {
    check(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_UNWRITABLE, "folder '%s' cannot be made".formatted(folder), e)
          .about(folder);
    }
    return new LayerFolder(folder, format);
  }

  /**
   * Says before any work whether layers can be written there.
   *
   * @throws RedubException OUTPUT_UNWRITABLE
   */
  public static void check(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      if (files.iterator().hasNext()) {
        throw new RedubException(
                ErrorCode.OUTPUT_UNWRITABLE,
                "folder '%s' is not empty: layers go into a folder of their own".formatted(folder))
            .about(folder);
      }
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.OUTPUT_UNWRITABLE, "'%s' cannot be read as a folder".formatted(folder), e)
          .about(folder);
    }
  }

  /** Takes the new mouths of a take whose poses and mouths are in {@code shots}. */
  public MouthListener of(ShotIndex shots) {
    return mouth -> add(mouth, shots);
  }

  private void add(PlacedMouth mouth, ShotIndex shots) {
    FramePlan plan = mouth.plan();
    PixelBox box = mouth.box();
    String name = "patch_%06d.png".formatted(plan.frame());
    write(picture(box, mouth.pixels()), folder.resolve(name));
    HeadPose pose = shots.pose(plan.frame());
    layers.put(
        plan.frame(),
        new Layer(
            plan.frame(),
            plan.ptsUs(),
            name,
            List.of(box.left(), box.top(), box.width(), box.height()),
            plan.effect(),
            plan.donors(),
            matrix(pose),
            lips(shots.shape(plan.frame()).toFrame(pose)),
            lips(mouth.targetPoints())));
  }

  private BufferedImage picture(PixelBox box, RenderedMouth face) {
    float[] alpha = face.alpha();
    int width = format.width();
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(width, format.height());
    short[] samples = ((DataBufferUShort) raster.getDataBuffer()).getData();
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int i = y * box.width() + x;
        int at = 4 * ((box.top() + y) * width + box.left() + x);
        if (alpha[i] > 0) {
          samples[at] = level(PER_LEVEL * face.image().red()[i]);
          samples[at + 1] = level(PER_LEVEL * face.image().green()[i]);
          samples[at + 2] = level(PER_LEVEL * face.image().blue()[i]);
          samples[at + 3] = level(MOST * alpha[i]);
        }
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static short level(float value) {
    return (short) Math.max(0, Math.min(MOST, Math.round(value)));
  }

  private static void write(BufferedImage picture, Path file) {
    try {
      if (!ImageIO.write(picture, "png", file.toFile())) {
        throw new IOException("no writer for 16-bit pictures");
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static RedubException failed(Path file, IOException e) {
    return new RedubException(
            ErrorCode.OUTPUT_FAILED,
            "'%s' cannot be written: %s".formatted(file, e.getMessage()),
            e)
        .about(file);
  }

  /** The pose as a matrix: what it makes of the axes, and of nothing. */
  private static List<Float> matrix(HeadPose pose) {
    float[] axes = pose.intoFrame(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1});
    List<Float> rows = new ArrayList<>();
    for (int row = 0; row < 3; row++) {
      for (int axis = 1; axis <= 3; axis++) {
        rows.add(axes[3 * axis + row] - axes[row]);
      }
      rows.add(axes[row]);
    }
    return rows;
  }

  private static List<Float> lips(float[] points) {
    List<Float> lips = new ArrayList<>();
    for (int[] ring : List.of(OUTER_LIP, INNER_LIP)) {
      for (float value : Points.pick(points, ring)) {
        lips.add(value);
      }
    }
    return lips;
  }

  /** Writes the JSON. A folder without one is incomplete. */
  public void finish() {
    Path file = folder.resolve(INDEX);
    Index index =
        new Index(
            format.width(),
            format.height(),
            format.frameRate().toString(),
            format.rotationQuarterTurns(),
            "straight",
            List.copyOf(layers.values()));
    OutputFiles.writeText(
        file,
        (Writer out) ->
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out, index));
    finished = true;
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "{patch_*.png,layers.json}")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit(); // why it was not finished is already on its way to the user
    }
  }
}
