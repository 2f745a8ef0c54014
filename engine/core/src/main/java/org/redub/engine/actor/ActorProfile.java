package org.redub.engine.actor;

import org.redub.render.geometry.MouthShape;

/**
 * One actor's mouth: how far it goes, and which lower face goes with which opening and width.
 * Immutable, thread-safe.
 */
public final class ActorProfile {
  private final LowerFaceModel model;
  private final MouthRange range;

  ActorProfile(LowerFaceModel model, MouthRange range) {
    this.model = model;
    this.range = range;
  }

  /** How far the mouth goes. */
  public MouthRange range() {
    return range;
  }

  /** The lower face that this actor makes at an opening and a width, both in eye distances. */
  public MouthShape shapeAt(double opening, double width) {
    return model.shapeAt(opening, width, new double[0]);
  }
}
