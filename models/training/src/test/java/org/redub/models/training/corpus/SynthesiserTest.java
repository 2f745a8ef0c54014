package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.models.mouth.Phone;

/** Tests the installed synthesisers; skipped if they are not installed. */
class SynthesiserTest {
  private static final String TEXT = "My mother bought five very old maps.";

  @TempDir private Path folder;

  @Test
  void espeakReportsTimeOfEachPhone() throws IOException {
    assertSpoken(espeak(), "en-us");
  }

  @Test
  void fliteReportsTimeOfEachPhone() throws IOException {
    assertSpoken(flite(), "slt");
  }

  @Test
  void espeakSpeaksOtherLanguages() throws IOException {
    Path wav = folder.resolve("de.wav");
    List<PhoneSegment> segments = espeak().speak(line("de+f2", 1, "Über fünf schöne Bäume."), wav);
    assertThat(segments).extracting(PhoneSegment::phone).contains(Phone.Y, Phone.F, Phone.B);
  }

  @Test
  void fasterLineIsShorter() throws IOException {
    for (Synthesiser synthesiser : List.of(espeak(), flite())) {
      String voice = synthesiser instanceof Flite ? "slt" : "en-us";
      List<PhoneSegment> slow =
          synthesiser.speak(line(voice, 0.8, TEXT), folder.resolve("slow.wav"));
      List<PhoneSegment> fast =
          synthesiser.speak(line(voice, 1.3, TEXT), folder.resolve("fast.wav"));
      assertThat(end(fast)).isLessThan(0.8 * end(slow));
    }
  }

  /** espeak-ng gives neither the glides in "very old idea" nor pauses a name. */
  @Test
  void doesNotCountGlidesOfEspeakAsPauses() throws IOException {
    Path wav = folder.resolve("glides.wav");
    List<PhoneSegment> segments =
        espeak().speak(line("en-us", 1, "Every old idea, any other idea."), wav);
    List<Phone> inside =
        segments.subList(0, segments.size() - 2).stream().map(PhoneSegment::phone).toList();
    assertThat(inside).filteredOn(phone -> phone == Phone.SILENCE).as("the comma").hasSize(1);
  }

  @Test
  void espeakRejectsUnknownVoice() throws IOException {
    Espeak espeak = espeak();
    assertThatThrownBy(() -> espeak.speak(line("xx-none", 1, TEXT), folder.resolve("a.wav")))
        .isInstanceOf(IOException.class)
        .hasMessage("espeak-ng has no voice 'xx-none'");
  }

  @Test
  void fliteRejectsUnknownVoice() {
    Flite flite = flite();
    assertThatThrownBy(() -> flite.speak(line("none", 1, TEXT), folder.resolve("a.wav")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("flite")
        .hasMessageContaining("'none'");
  }

  private void assertSpoken(Synthesiser synthesiser, String voice) throws IOException {
    Path wav = folder.resolve("spoken.wav");
    List<PhoneSegment> segments = synthesiser.speak(line(voice, 1, TEXT), wav);
    float[] samples = SoundFile.read(wav);
    double seconds = samples.length / 16_000.0;
    assertThat(segments).hasSizeBetween(18, 50);
    assertThat(segments.get(0).startSeconds()).isCloseTo(0, within(0.1));
    for (int i = 1; i < segments.size(); i++) {
      assertThat(segments.get(i).startSeconds())
          .isCloseTo(segments.get(i - 1).endSeconds(), within(1e-6));
    }
    assertThat(end(segments)).isCloseTo(seconds, within(0.1));
    assertThat(segments)
        .extracting(PhoneSegment::phone)
        .contains(Phone.M, Phone.B, Phone.F, Phone.V, Phone.P);
    assertThat(loudness(samples, 0, seconds)).isGreaterThan(0.01);
    assertQuietWhereNothingIsSpoken(segments, samples);
  }

  /** Checks that the times match the sound: silence is much quieter than vowels. */
  private static void assertQuietWhereNothingIsSpoken(
      List<PhoneSegment> segments, float[] samples) {
    double vowels = 0;
    double silence = 0;
    for (PhoneSegment segment : segments) {
      double loudness = loudness(samples, segment.startSeconds(), segment.endSeconds());
      if (segment.phone().group() == Phone.Group.VOWEL) {
        vowels = Math.max(vowels, loudness);
      } else if (segment.phone() == Phone.SILENCE) {
        silence = Math.max(silence, loudness);
      }
    }
    assertThat(silence).isLessThan(0.2 * vowels);
  }

  private static double loudness(float[] samples, double from, double to) {
    int start = (int) (from * 16_000);
    int end = Math.min(samples.length, (int) (to * 16_000));
    double square = 0;
    for (int i = start; i < end; i++) {
      square += samples[i] * samples[i];
    }
    return Math.sqrt(square / Math.max(1, end - start));
  }

  private static double end(List<PhoneSegment> segments) {
    return segments.get(segments.size() - 1).endSeconds();
  }

  private static Synthesiser.Line line(String voice, double rate, String text) {
    return new Synthesiser.Line(voice, rate, 0.5, 0.5, text);
  }

  private static Espeak espeak() {
    try {
      return Espeak.open();
    } catch (IOException e) {
      assumeTrue(false, e.getMessage());
      throw new IllegalStateException(e);
    }
  }

  private static Flite flite() {
    String path = System.getenv().getOrDefault("PATH", "");
    boolean installed =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "flite")));
    assumeTrue(installed, "flite is not installed");
    return new Flite();
  }
}
