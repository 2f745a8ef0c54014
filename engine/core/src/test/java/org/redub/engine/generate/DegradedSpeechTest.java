package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.redub.engine.Curves;
import org.redub.engine.RealClip;

/**
 * The mouth follows speech that was recorded badly, or is sung, nearly as it follows the clean one.
 * Prints how nearly, so that a new network can be compared.
 */
class DegradedSpeechTest {
  private static final int HALF_SECOND_FRAMES = 12;

  /** A way to spoil speech, and the correlation with the clean mouth that must remain. */
  private record Case(UnaryOperator<float[]> spoil, double floor) {}

  @Test
  void theMouthOfBadSpeechIsLikeThatOfTheClean() {
    float[] clean = RealSpeech.read(RealClip.of("english-10s.flac"));
    Map<String, Case> cases = new LinkedHashMap<>();
    cases.put("clipped, every tenth sample", new Case(Degraded::clipped, 0.85));
    cases.put("telephone, 300 to 3400 Hz", new Case(Degraded::telephone, 0.75));
    cases.put("far field, 0.5 s, 15 dB", new Case(Degraded::farField, 0.6));
    cases.put("music 10 dB below", new Case(pcm -> over(pcm, Sounds.band(10), 10), 0.7));
    cases.put("sung", new Case(Degraded::sung, 0.7));
    cases.put(
        "sung over music 6 dB below",
        new Case(pcm -> over(Degraded.sung(pcm), Sounds.band(10), 6), 0.5));
    try (DrawnTakeMouth mouth = new DrawnTakeMouth()) {
      double[] wanted = detrended(mouth, clean);
      cases.forEach(
          (name, spoilt) -> {
            double r = Curves.correlation(wanted, detrended(mouth, spoilt.spoil().apply(clean)));
            System.out.printf("opening against the clean one's, %-28s r = %.2f%n", name, r);
            assertThat(r).as(name).isGreaterThan(spoilt.floor());
          });
    }
  }

  private static double[] detrended(DrawnTakeMouth mouth, float[] pcm) {
    return Curves.detrended(mouth.openings(pcm), HALF_SECOND_FRAMES);
  }

  private static float[] over(float[] speech, float[] music, double decibels) {
    double share = Sounds.rms(speech) / Sounds.rms(music) * Math.pow(10, -decibels / 20);
    return Sounds.mix(speech, music, share);
  }
}
