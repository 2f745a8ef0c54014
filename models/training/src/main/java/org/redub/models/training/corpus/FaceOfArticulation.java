package org.redub.models.training.corpus;

import java.util.List;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * The motion that a face would make of articulators: opening and width as they are, jaw, lower lip
 * and protrusion as far as they go beyond what opening and width explain, each in standard
 * deviations over a corpus. So that a network which never saw a face has an output for one. The
 * upper lip and the corners have no articulator and stay 0. Immutable.
 */
final class FaceOfArticulation {
  /** Numbers of one articulator's line over opening and width. */
  private record Line(double mean, double perOpening, double perWidth, double deviation) {}

  private static final int OPEN = Articulator.OPEN.channel();
  private static final int WIDTH = Articulator.WIDTH.channel();
  private static final int CHANNELS = Utterance.ARTICULATORS;

  private final Moments opening = new Moments();
  private final Moments width = new Moments();
  private final Line jaw;
  private final Line tuck;
  private final Line round;

  /** Fits to articulators of many utterances, frame after frame each. */
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

  /** The motions of one utterance, frame after frame. */
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
          beyond(jaw, articulators[at + Articulator.JAW.channel()], o, w);
      motions[to + FaceMotion.LOWER_LIP.channel()] =
          -beyond(tuck, articulators[at + Articulator.TUCK.channel()], o, w);
      motions[to + FaceMotion.PROTRUSION.channel()] =
          beyond(round, articulators[at + Articulator.ROUND.channel()], o, w);
    }
    return motions;
  }

  private double openingZ(double value) {
    return (value - opening.mean()) / opening.deviation();
  }

  private double widthZ(double value) {
    return (value - width.mean()) / width.deviation();
  }

  private static float beyond(Line line, double value, double o, double w) {
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
