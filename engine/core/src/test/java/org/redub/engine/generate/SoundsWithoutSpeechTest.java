package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.redub.engine.RealClip;
import org.redub.geometry.MouthShape;

/** Whatever is no speech leaves the mouth alone, from the samples to the shapes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoundsWithoutSpeechTest {
  /** A change of opening that nobody sees, in interocular distances. */
  private static final double STILL = 0.01;

  private DrawnTakeMouth mouth;

  @BeforeAll
  void load() {
    mouth = new DrawnTakeMouth();
  }

  @AfterAll
  void unload() {
    mouth.close();
  }

  @TestFactory
  Stream<DynamicTest> theMouthRests() {
    Map<String, float[]> sounds = new LinkedHashMap<>();
    sounds.put("digital silence", Sounds.silence(2));
    sounds.put("no sound at all", new float[0]);
    sounds.put("room tone of -60 dBFS", Sounds.noise(4, -60));
    sounds.put("room tone of -45 dBFS", Sounds.noise(4, -45));
    sounds.put("chords", Sounds.chords(8, 1, 0.6, 0.8));
    sounds.put("bright chords", Sounds.chords(8, 0.5, 0.8, 2));
    sounds.put("an organ", Sounds.chords(8, 2, 0.8, 0));
    sounds.put("an arpeggio", Sounds.arpeggio(8, 0.25, 0.6, 2));
    sounds.put("a fast arpeggio", Sounds.arpeggio(8, 0.12, 0.8, 4));
    sounds.put("a soft arpeggio", Sounds.arpeggio(8, 0.5, 0.4, 2));
    sounds.put("a band", Sounds.band(8));
    sounds.put("strings", Sounds.strings(8));
    sounds.put("breath", Sounds.breath(8));
    return sounds.entrySet().stream()
        .map(sound -> DynamicTest.dynamicTest(sound.getKey(), () -> rests(sound.getValue())));
  }

  private void rests(float[] pcm) {
    double[] openings = mouth.openings(pcm);
    double change =
        Arrays.stream(openings).max().orElseThrow() - Arrays.stream(openings).min().orElseThrow();
    assertThat(change).isLessThan(STILL);
    List<MouthShape> shapes = mouth.shapes(pcm);
    for (MouthShape shape : shapes) {
      assertThat(shape.distance(shapes.get(0))).isLessThan(STILL);
    }
  }

  /** Laughter is no words: at most the mouth moves within what the actor does in speech. */
  @Test
  void laughterOpensNoWiderThanTheActorDoes() {
    double widest = mouth.actor().range().openings().at(1);
    double[] openings = mouth.openings(Sounds.laughter(8));
    assertThat(Arrays.stream(openings).max().orElseThrow()).isLessThanOrEqualTo(widest + 0.003);
  }

  @Test
  void speechIsFollowedAfterMusicAndTheMouthRestsDuringIt() {
    float[] speech = RealSpeech.read(RealClip.of("english-10s.flac"));
    float[] music = Sounds.band(6);
    float[] both = Arrays.copyOf(music, music.length + speech.length);
    System.arraycopy(speech, 0, both, music.length, speech.length);
    double[] openings = mouth.openings(both);
    double[] during = Arrays.copyOfRange(openings, 0, (int) (25 * (0.5 + 4)));
    double[] after = Arrays.copyOfRange(openings, (int) (25 * (0.5 + 7.5)), openings.length);
    assertThat(spread(during)).isLessThan(STILL);
    assertThat(spread(after)).isGreaterThan(0.1);
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }
}
