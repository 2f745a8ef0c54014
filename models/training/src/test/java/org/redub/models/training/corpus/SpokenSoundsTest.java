package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

class SpokenSoundsTest {
  private static final int CHANNELS = Utterance.ARTICULATORS;

  @Test
  void symbolsAreReadAsSoundsTheNetworkKnows() {
    assertThat(PhoneSymbols.ipa("aɪ")).containsExactly(Phone.A, Phone.IH);
    assertThat(PhoneSymbols.ipa("tʃ")).containsExactly(Phone.T, Phone.SH);
    assertThat(PhoneSymbols.ipa("iː")).containsExactly(Phone.I);
    assertThat(PhoneSymbols.ipa("ɾ")).containsExactly(Phone.TRILL);
    assertThat(PhoneSymbols.ipa("ˈ")).isEmpty();
    assertThat(PhoneSymbols.ipa("_")).containsExactly(Phone.SILENCE);
    assertThat(PhoneSymbols.arpabet("ow")).containsExactly(Phone.O, Phone.UH);
    assertThat(PhoneSymbols.arpabet("pau")).containsExactly(Phone.SILENCE);
  }

  @Test
  void diphthongsAreTwoSoundsAndLengthMarksGoOn() {
    SegmentList list = new SegmentList();
    list.add(0, 0.2, PhoneSymbols.ipa("aɪ"));
    list.add(0.2, 0.3, PhoneSymbols.ipa("ː"));
    list.add(0.3, 0.3, PhoneSymbols.ipa("p"));
    assertThat(list.toList())
        .containsExactly(new PhoneSegment(0, 0.1, Phone.A), new PhoneSegment(0.1, 0.3, Phone.IH));
  }

  @ParameterizedTest
  @EnumSource(names = {"P", "B", "M"})
  void lipsShutForABilabialBetweenVowels(Phone bilabial) {
    List<PhoneSegment> segments =
        List.of(
            new PhoneSegment(0, 0.15, Phone.A),
            new PhoneSegment(0.15, 0.25, bilabial),
            new PhoneSegment(0.25, 0.4, Phone.A));
    float[] values = new Coarticulation(PhoneTable.corrected()).articulate(segments, 41, 100);
    int shut = bilabial == Phone.M ? 20 : 19;
    assertThat(at(values, shut, Articulator.OPEN)).isLessThan(0.1f);
    assertThat(at(values, shut, Articulator.PRESS)).isGreaterThan(0.8f);
    assertThat(at(values, 7, Articulator.OPEN)).isGreaterThan(0.6f);
    assertThat(at(values, 7, Articulator.PRESS)).isLessThan(0.2f);
    for (int i = 1; i < 41; i++) {
      assertThat(at(values, i, Articulator.OPEN) - at(values, i - 1, Articulator.OPEN))
          .isBetween(-0.3f, 0.3f);
    }
  }

  @Test
  void aNeighbourIsHeardInAVowel() {
    Coarticulation mouth = new Coarticulation(PhoneTable.byHand());
    float besideW = widthOfVowelBeside(mouth, Phone.W);
    float besideT = widthOfVowelBeside(mouth, Phone.T);
    assertThat(besideW).isLessThan(besideT - 0.1f);
  }

  private static float widthOfVowelBeside(Coarticulation mouth, Phone neighbour) {
    List<PhoneSegment> segments =
        List.of(new PhoneSegment(0, 0.1, neighbour), new PhoneSegment(0.1, 0.3, Phone.EH));
    return at(mouth.articulate(segments, 31, 100), 13, Articulator.WIDTH);
  }

  @Test
  void measurementsMoveVowelsAndLeaveLipsThatTouch() {
    PhoneTable hand = PhoneTable.byHand();
    PhoneTable corrected = PhoneTable.corrected();
    int open = Articulator.OPEN.channel();
    int width = Articulator.WIDTH.channel();
    for (Phone phone : List.of(Phone.P, Phone.B, Phone.M, Phone.F, Phone.V, Phone.SILENCE)) {
      assertThat(corrected.of(phone).articulators()).isEqualTo(hand.of(phone).articulators());
    }
    assertThat(corrected.of(Phone.SH).articulators()[open])
        .isGreaterThan(hand.of(Phone.SH).articulators()[open] + 0.1);
    assertThat(corrected.of(Phone.AO).articulators()[width])
        .isLessThan(hand.of(Phone.AO).articulators()[width] - 0.1);
  }

  @Test
  void aFaceMovesByWhatItsArticulatorsDo() {
    java.util.Random random = new java.util.Random(3);
    float[] values = new float[400 * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    for (int i = 0; i < 400; i++) {
      values[i * CHANNELS] = values[i * CHANNELS + 1] + 0.1f * random.nextFloat();
    }
    float[] motions = new FaceOfArticulation(List.of(values)).motions(values);
    assertThat(moment(motions, FaceMotion.OPENING, FaceMotion.OPENING)).isCloseTo(1, within(0.01));
    assertThat(moment(motions, FaceMotion.JAW, FaceMotion.JAW)).isCloseTo(1, within(0.01));
    assertThat(moment(motions, FaceMotion.JAW, FaceMotion.OPENING)).isCloseTo(0, within(0.01));
    assertThat(moment(motions, FaceMotion.PROTRUSION, FaceMotion.WIDTH)).isCloseTo(0, within(0.01));
  }

  private static double moment(float[] motions, FaceMotion a, FaceMotion b) {
    double sum = 0;
    int frames = motions.length / Utterance.MOTIONS;
    for (int i = 0; i < frames; i++) {
      sum +=
          motions[i * Utterance.MOTIONS + a.channel()]
              * motions[i * Utterance.MOTIONS + b.channel()];
    }
    return sum / frames;
  }

  @ParameterizedTest
  @EnumSource(Beds.Kind.class)
  void bedsAreSoundAndTheSameForTheSameSeed(Beds.Kind kind) {
    float[] sound = new Beds(5).make(kind, 16_000);
    assertThat(sound).isEqualTo(new Beds(5).make(kind, 16_000));
    float peak = 0;
    for (float sample : sound) {
      assertThat(sample).isFinite();
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(peak).isCloseTo(0.5f, within(1e-3f));
  }

  @Test
  void aTelephoneCutsOffAndAnOverdrivenRecorderClips() {
    assertThat(power(Channels.telephone(tone(6000)))).isLessThan(0.01 * power(tone(6000)));
    assertThat(power(Channels.telephone(tone(1000)))).isGreaterThan(0.5 * power(tone(1000)));
    float[] clipped = Channels.overdriven(tone(500), 12);
    float peak = 0;
    for (float sample : clipped) {
      peak = Math.max(peak, Math.abs(sample));
    }
    assertThat(peak).isCloseTo(0.25f, within(0.01f));
  }

  private static float[] tone(double hertz) {
    float[] tone = new float[8000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * hertz * i / 16_000);
    }
    return tone;
  }

  private static double power(float[] sound) {
    double sum = 0;
    for (float sample : sound) {
      sum += sample * sample;
    }
    return sum;
  }

  @Test
  void sentencesAreTakenFromTextsAndSpeakable(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("sayings"),
        "A sentence of which there is enough to speak.  Short.\n%\nIt costs 300 dollars, so no"
            + " one says it aloud.\n%\nAnother one that can be spoken, and it is.\n\t-- Somebody\n");
    Files.writeString(folder.resolve("sayings.dat"), "This is an index and no sentence at all.");
    assertThat(Sentences.of(folder, List.of(), 1))
        .containsExactlyInAnyOrder(
            "A sentence of which there is enough to speak.",
            "Another one that can be spoken, and it is.");
    assertThatThrownBy(() -> Sentences.of(folder.resolve("none"), List.of(), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Debian: fortunes");
  }

  @Test
  void espeakSaysWhenEachSoundIsSpoken(@TempDir Path folder) throws IOException {
    Espeak espeak = null;
    try {
      espeak = Espeak.open();
    } catch (IOException e) {
      assumeTrue(false, e.getMessage());
    }
    Path wav = folder.resolve("line.wav");
    List<PhoneSegment> segments =
        espeak.speak(new Synthesiser.Line("en-us+m3", 1, 0.5, 0.5, "Maybe my mum may."), wav);
    float[] samples = SoundFile.read(wav);
    assertThat(segments.stream().filter(s -> s.phone() == Phone.M).count()).isEqualTo(5);
    assertThat(segments.get(segments.size() - 1).endSeconds())
        .isCloseTo(samples.length / 16_000.0, within(0.1));
    double before = 0;
    for (PhoneSegment segment : segments) {
      assertThat(segment.startSeconds()).isGreaterThanOrEqualTo(before - 1e-6);
      before = segment.endSeconds();
    }
    assertThat(power(samples)).isGreaterThan(10);
    Espeak open = espeak;
    assertThatThrownBy(() -> open.speak(new Synthesiser.Line("xx-none", 1, 0.5, 0.5, "No."), wav))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no voice 'xx-none'");
  }

  private static float at(float[] values, int frame, Articulator articulator) {
    return values[frame * CHANNELS + articulator.channel()];
  }
}
