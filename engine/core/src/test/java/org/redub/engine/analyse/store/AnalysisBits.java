package org.redub.engine.analyse.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.geometry.Similarity3;
import org.redub.models.mouth.Articulation;
import org.redub.render.image.MouthAppearance;

/**
 * All content of an analysis as lines of text, with the bits of floating-point numbers. For tests.
 */
final class AnalysisBits {
  private final List<String> lines = new ArrayList<>();

  private AnalysisBits() {}

  static List<String> of(TakeAnalysis analysis) {
    AnalysisBits bits = new AnalysisBits();
    bits.add("format", analysis.format());
    bits.add("notices", analysis.notices());
    bits.add("pts", Arrays.toString(analysis.faces().ptsUs()));
    analysis.faces().shots().forEach(bits::add);
    Articulation.Recording articulation = analysis.speech().articulation().recording();
    bits.add("rate", Double.doubleToRawLongBits(articulation.frameRateHz()));
    bits.add("values", bits(articulation.values()));
    bits.add("probabilities", bits(articulation.probabilities()));
    bits.add("motions", bits(articulation.motions()));
    bits.add("speech", bits(articulation.speech()));
    bits.add("features", bits(articulation.features()));
    bits.add("hops", analysis.speech().activity().hops());
    bits.add("spans", analysis.speech().activity().spans());
    bits.add("start", analysis.speech().startUs());
    bits.add("state", analysis.speech().state());
    bits.add("offset", analysis.offset().offsetUs());
    bits.add("confidence", bits(analysis.offset().confidence(), analysis.offset().agreement()));
    bits.add("scan", bits(analysis.offset().scan()));
    return bits.lines;
  }

  private void add(FaceTrack track) {
    add("first", track.firstFrame());
    for (int i = 0; i < track.frames(); i++) {
      add("visibility", track.visibility(i));
      add("covered", bits(track.occlusion(i)));
      if (track.found(i)) {
        add("pose", bits(track.pose(i).toFrame()) + bits(track.pose(i).toFrame().inverse()));
        add("shape", bits(track.shape(i).toArray()));
      }
      MouthAppearance appearance = track.appearance(i);
      if (appearance != null) {
        float[] sharpness = {appearance.sharpness()};
        add("look", bits(appearance.numbers()) + bits(sharpness) + bits(appearance.light()));
      }
    }
  }

  private void add(String name, Object value) {
    lines.add(name + " " + value);
  }

  private static String bits(Similarity3 s) {
    double[] values = new double[13];
    for (int k = 0; k < 9; k++) {
      values[k] = s.rotation(k / 3, k % 3);
    }
    for (int axis = 0; axis < 3; axis++) {
      values[9 + axis] = s.translation(axis);
    }
    values[12] = s.scale();
    return bits(values);
  }

  private static String bits(float[] values) {
    StringBuilder text = new StringBuilder();
    for (float value : values) {
      text.append(Integer.toHexString(Float.floatToRawIntBits(value))).append(' ');
    }
    return text.toString();
  }

  private static String bits(double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(Long.toHexString(Double.doubleToRawLongBits(value))).append(' ');
    }
    return text.toString();
  }
}
