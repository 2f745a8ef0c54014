package org.redub.models.training.corpus;

import java.util.List;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * Derives face motions from articulators, so that a network trained without faces has an output for
 * them. Opening and width are taken directly; jaw, lower lip and protrusion are the expression
 * residual, the part that opening and width do not explain. Each is in standard deviations over a
 * corpus. Upper lip and corners have no articulator and stay 0. Immutable.
 */
final class FaceOfArticulation {
  /** A linear regression of one articulator on opening and width. */
  private record Line(double mean, double perOpening, double perWidth, double deviation) {}

  private static final int OPEN = Articulator.OPEN.channel();
  private static final int WIDTH = Articulator.WIDTH.channel();
  private static final int CHANNELS = Utterance.ARTICULATORS;

  private final Moments opening = new Moments();
  private final Moments width = new Moments();
  private final Line jaw;
  private final Line tuck;
  private final Line round;

  /** Fits to the articulators of many utterances, each ordered by frame. */
  FaceOfArticulation(List<float[]> utterances) {
    for (float[] values : utterances) {
      for (int at = 0; at < values.length; at += CHANNELS) {
        opening.add(values[at + OPEN], 1);
        width.add(values[at + WIDTH], 1);
      }
    }
    jaw = line(utterances, Articulator.JAW.channel());
    tuck = line(utterances, Articulator.TUCK.channel());
    round = line(utterances, Articulator.ROUND.channel());
  }

  /** The motions of one utterance, ordered by frame. */
  float[] motions(float[] articulators) {
    int frames = articulators.length / CHANNELS;
    float[] motions = new float[frames * Utterance.MOTIONS];
    for (int frame = 0; frame < frames; frame++) {
      int at = frame * CHANNELS;
      int to = frame * Utterance.MOTIONS;
      double o = openingZ(articulators[at + OPEN]);
      double w = widthZ(articulators[at + WIDTH]);
      motions[to + FaceMotion.OPENING.channel()] = (float) o;
      motions[to + FaceMotion.WIDTH.channel()] = (float) w;
      motions[to + FaceMotion.JAW.channel()] =
          residual(jaw, articulators[at + Articulator.JAW.channel()], o, w);
      motions[to + FaceMotion.LOWER_LIP.channel()] =
          -residual(tuck, articulators[at + Articulator.TUCK.channel()], o, w);
      motions[to + FaceMotion.PROTRUSION.channel()] =
          residual(round, articulators[at + Articulator.ROUND.channel()], o, w);
    }
    return motions;
  }

  private double openingZ(double value) {
    return (value - opening.mean()) / opening.deviation();
  }

  private double widthZ(double value) {
    return (value - width.mean()) / width.deviation();
  }

  private static float residual(Line line, double value, double o, double w) {
    double explained = line.mean() + line.perOpening() * o + line.perWidth() * w;
    return (float) ((value - explained) / line.deviation());
  }

  private Line line(List<float[]> utterances, int channel) {
    Moments value = new Moments();
    Moments withOpening = new Moments();
    Moments withWidth = new Moments();
    Moments together = new Moments();
    for (float[] values : utterances) {
      for (int at = 0; at < values.length; at += CHANNELS) {
        double o = openingZ(values[at + OPEN]);
        double w = widthZ(values[at + WIDTH]);
        value.add(values[at + channel], 1);
        withOpening.add(o * values[at + channel], 1);
        withWidth.add(w * values[at + channel], 1);
        together.add(o * w, 1);
      }
    }
    double ow = together.mean();
    double rest = 1 - ow * ow + 1e-9;
    double perOpening = (withOpening.mean() - ow * withWidth.mean()) / rest;
    double perWidth = (withWidth.mean() - ow * withOpening.mean()) / rest;
    double explained =
        perOpening * perOpening + perWidth * perWidth + 2 * ow * perOpening * perWidth;
    double left = value.deviation() * value.deviation() - explained;
    return new Line(value.mean(), perOpening, perWidth, Math.sqrt(Math.max(left, 1e-6)));
  }
}
