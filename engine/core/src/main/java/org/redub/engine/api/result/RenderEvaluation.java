package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How well rendered mouths stand beside the true ones; JSON with {@code redub eval render}.
 * Immutable by contract.
 *
 * @param window no donor within this many frames of the frame it lends to
 * @param clips one row a clip and source of shapes
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RenderEvaluation(int window, List<Row> clips) {

  public RenderEvaluation {
    clips = List.copyOf(clips);
  }

  /**
   * One clip. Values that need a true picture are NaN where the shapes are another clip's.
   *
   * @param clip its name
   * @param shapes whose shapes drove it: {@code own} or another clip's name
   * @param measured what was measured
   * @param likeness how much the mouths look like the true ones
   * @param motion how still they stand
   * @param seam gradient energy on the matte's rim, result over plate
   * @param following how well they follow the shapes
   * @param changedOutside pixels that changed outside of what the renderer says it changed
   * @param renderMs milliseconds a frame of rendering, one thread
   * @param worst frames with the lowest structural similarity, worst first
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Row(
      String clip,
      String shapes,
      @JsonUnwrapped Measured measured,
      @JsonUnwrapped Likeness likeness,
      @JsonUnwrapped Motion motion,
      double seam,
      @JsonUnwrapped Following following,
      long changedOutside,
      double renderMs,
      List<Integer> worst) {
    public Row {
      worst = List.copyOf(worst);
    }
  }

  /**
   * What was measured.
   *
   * @param frames frames measured
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param iodPx mean outer eye distance in pixels
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Measured(int frames, int width, int height, double iodPx) {}

  /**
   * Likeness of the mouth's box to the true picture.
   *
   * @param psnrDb mean over frames of the peak signal-to-noise ratio
   * @param ssim mean over frames of the structural similarity
   * @param sharpness variance of the Laplacian, result over true
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Likeness(double psnrDb, double ssim, double sharpness) {}

  /**
   * Change over time, head and lips held still.
   *
   * @param flicker energy of second differences in time, result over true
   * @param shapesFlicker the same over the true mouth that the shapes are of, both in shares of
   *     their light: a clip whose mouth stays shut has nothing to compare an open one with
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Motion(double flicker, double shapesFlicker) {}

  /**
   * Mouths that our tracker finds in the results against those wanted.
   *
   * @param openingCorrelation of the openings
   * @param widthCorrelation of the widths
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Following(double openingCorrelation, double widthCorrelation) {}
}
