package org.redub.engine.api.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How well rendered mouths match the true ones; {@code redub eval render} writes it as JSON.
 * Immutable.
 *
 * @param generator id of what made the mouths
 * @param window minimum distance in frames between a donor and the frame it is used for
 * @param clips one row per clip and source of mouth shapes
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RenderEvaluation(String generator, int window, List<Row> clips) {

  public RenderEvaluation {
    clips = List.copyOf(clips);
  }

  /**
   * One clip. Values that need a true picture are NaN if the shapes are another clip's.
   *
   * @param clip name of the clip
   * @param shapes source of the mouth shapes: {@code own} or another clip's name
   * @param measured what was measured
   * @param likeness similarity to the true mouths
   * @param motion flicker
   * @param seam gradient energy at the edge of the matte, result divided by plate
   * @param following how well the mouths follow the shapes
   * @param changedOutside pixels that changed outside the area that the renderer reports
   * @param renderMs milliseconds of rendering per frame, on one thread
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
   * @param frames number of frames
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param iodPx mean interocular distance in pixels
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Measured(int frames, int width, int height, double iodPx) {}

  /**
   * Similarity of the mouth region to the true picture.
   *
   * @param psnrDb mean over frames of the peak signal-to-noise ratio
   * @param ssim mean over frames of the structural similarity
   * @param sharpness variance of the Laplacian, result divided by true
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Likeness(double psnrDb, double ssim, double sharpness) {}

  /**
   * Flicker, with the motion of head and lips removed.
   *
   * @param flicker energy of the second temporal differences, result divided by true
   * @param shapesFlicker the same, divided by the true mouth that the shapes come from, both
   *     relative to their brightness: a clip whose mouth stays closed has no open mouth to compare
   *     with
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Motion(double flicker, double shapesFlicker) {}

  /**
   * Mouths tracked in the result, compared with the wanted shapes.
   *
   * @param openingCorrelation correlation of the openings
   * @param widthCorrelation correlation of the widths
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Following(double openingCorrelation, double widthCorrelation) {}
}
