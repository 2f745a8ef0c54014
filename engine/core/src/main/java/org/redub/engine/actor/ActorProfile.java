package org.redub.engine.actor;

import org.redub.render.geometry.MouthShape;

/**
 * One actor's mouth: how open and wide it gets, where it rests, and which lower face goes with which opening and width.
 * Immutable, thread-safe. Lengths are in eye distances.
 */
public final class ActorProfile {
  private final LowerFaceModel model;
  private final Quantiles openings;
  private final Quantiles widths;
  private final double restOpening;
  private final double restWidth;

  ActorProfile(
      LowerFaceModel model,
      Quantiles openings,
      Quantiles widths,
      double restOpening,
      double restWidth) {
    this.model = model;
    this.openings = openings;
    this.widths = widths;
    this.restOpening = restOpening;
    this.restWidth = restWidth;
  }

  /** Openings of this actor when speaking. */
  public Quantiles openings() {
    return openings;
  }

  /** Widths of this actor when speaking. */
  public Quantiles widths() {
    return widths;
  }

  /** Opening of the mouth when nothing is said. */
  public double restOpening() {
    return restOpening;
  }

  /** Width of the mouth when nothing is said. */
  public double restWidth() {
    return restWidth;
  }

  /** Opening of lips that are shut. */
  public double closedOpening() {
    return Math.min(restOpening, openings.at(0));
  }

  /** The lower face that this actor makes at an opening and a width. */
  public MouthShape shapeAt(double opening, double width) {
    return model.shapeAt(opening, width);
  }
}
