package org.redub.models.training.takes;

import java.util.ArrayList;
import java.util.List;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.training.data.Utterance;

/**
 * Converts a speaker's tracked clips to the speaker's standard deviations, at the frames of the
 * sound. First the posture is removed (a running mean over 3 s), then opening and width are
 * regressed out of all other motions, over all clips of the speaker. Stateless.
 */
final class SpeakerScale {
  private static final double POSTURE_SECONDS = 3;

  /** Frames further than this from the next video frame have no motion. */
  private static final long FARTHEST_US = 60_000;

  private static final int OPENING = FaceMotion.OPENING.channel();
  private static final int WIDTH = FaceMotion.WIDTH.channel();

  private SpeakerScale() {}

  /**
   * The clips of one speaker as utterances.
   *
   * @param offsetUs delay of the mouth relative to the sound
   */
  static List<Utterance> utterances(List<TrackedClip> clips, long offsetUs) {
    List<double[][]> moving = clips.stream().map(SpeakerScale::withoutPosture).toList();
    for (int c = 0; c < FaceMotion.values().length; c++) {
      if (c != OPENING && c != WIDTH) {
        regressOut(moving, c);
      }
    }
    for (int c = 0; c < FaceMotion.values().length; c++) {
      normalise(moving, c);
    }
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      if (clips.get(i).pictures() > 0) {
        utterances.add(onSound(clips.get(i), moving.get(i), offsetUs));
      }
    }
    return utterances;
  }

  private static double[][] withoutPosture(TrackedClip clip) {
    double[][] moving = new double[clip.controls().length][];
    long reach = Math.round(POSTURE_SECONDS * 1e6 / 2);
    for (int c = 0; c < moving.length; c++) {
      double[] values = clip.controls()[c];
      moving[c] = new double[values.length];
      int from = 0;
      int to = 0;
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        while (to < values.length && clip.ptsUs()[to] <= clip.ptsUs()[i] + reach) {
          sum += values[to++];
        }
        while (clip.ptsUs()[from] < clip.ptsUs()[i] - reach) {
          sum -= values[from++];
        }
        moving[c][i] = values[i] - sum / (to - from);
      }
    }
    return moving;
  }

  /** Regresses out opening and width by least squares with two unknowns. */
  private static void regressOut(List<double[][]> clips, int control) {
    double oo = 1e-9;
    double ww = 1e-9;
    double ow = 0;
    double oy = 0;
    double wy = 0;
    for (double[][] m : clips) {
      for (int i = 0; i < m[control].length; i++) {
        oo += m[OPENING][i] * m[OPENING][i];
        ww += m[WIDTH][i] * m[WIDTH][i];
        ow += m[OPENING][i] * m[WIDTH][i];
        oy += m[OPENING][i] * m[control][i];
        wy += m[WIDTH][i] * m[control][i];
      }
    }
    double determinant = oo * ww - ow * ow;
    double perOpening = (ww * oy - ow * wy) / determinant;
    double perWidth = (oo * wy - ow * oy) / determinant;
    for (double[][] m : clips) {
      for (int i = 0; i < m[control].length; i++) {
        m[control][i] -= perOpening * m[OPENING][i] + perWidth * m[WIDTH][i];
      }
    }
  }

  private static void normalise(List<double[][]> clips, int control) {
    double squares = 1e-12;
    int count = 0;
    for (double[][] m : clips) {
      for (double value : m[control]) {
        squares += value * value;
        count++;
      }
    }
    double deviation = Math.sqrt(squares / Math.max(1, count));
    for (double[][] m : clips) {
      for (int i = 0; i < m[control].length; i++) {
        m[control][i] /= deviation;
      }
    }
  }

  private static Utterance onSound(TrackedClip clip, double[][] moving, long offsetUs) {
    int frames = (clip.mel().length / Utterance.BANDS + 1) / 2;
    float[] motions = new float[frames * Utterance.MOTIONS];
    boolean[] certain = new boolean[frames];
    long[] pts = clip.ptsUs();
    int next = 0;
    for (int frame = 0; frame < frames; frame++) {
      long t = Math.round(frame * 1e6 / Utterance.FRAME_RATE_HZ) + offsetUs;
      while (next < pts.length && pts[next] < t) {
        next++;
      }
      if (next == 0 || next == pts.length) {
        continue;
      }
      double share = (double) (t - pts[next - 1]) / (pts[next] - pts[next - 1]);
      certain[frame] = pts[next] - pts[next - 1] <= 2 * FARTHEST_US;
      for (int c = 0; c < Utterance.MOTIONS; c++) {
        motions[frame * Utterance.MOTIONS + c] =
            (float) (moving[c][next - 1] + share * (moving[c][next] - moving[c][next - 1]));
      }
    }
    return new Utterance(
        clip.clip().speaker(), clip.mel(), new float[0], new byte[0], motions, certain);
  }
}
