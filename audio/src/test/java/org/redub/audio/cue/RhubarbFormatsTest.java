package org.redub.audio.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.redub.audio.cue.RhubarbFormats.MohoNames;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RhubarbFormatsTest {
  /** "Hi", the example in Rhubarb's documentation. */
  private static final CueTrack HI =
      CueTrack.of(
          List.of(
              new MouthCue(0, 50_000, Viseme.X),
              new MouthCue(50_000, 270_000, Viseme.D),
              new MouthCue(270_000, 310_000, Viseme.C),
              new MouthCue(310_000, 430_000, Viseme.B),
              new MouthCue(430_000, 474_000, Viseme.X)));

  @Test
  void writesJsonAsRhubarbDoes() throws IOException {
    StringBuilder out = new StringBuilder();
    RhubarbFormats.writeJson(HI, "/takes/hi.wav", out);
    assertThat(out)
        .hasToString(
            """
            {
              "metadata": {
                "soundFile": "/takes/hi.wav",
                "duration": 0.47
              },
              "mouthCues": [
                { "start": 0.00, "end": 0.05, "value": "X" },
                { "start": 0.05, "end": 0.27, "value": "D" },
                { "start": 0.27, "end": 0.31, "value": "C" },
                { "start": 0.31, "end": 0.43, "value": "B" },
                { "start": 0.43, "end": 0.47, "value": "X" }
              ]
            }
            """);
  }

  @Test
  void writesTsvAsRhubarbDoes() throws IOException {
    StringBuilder out = new StringBuilder();
    RhubarbFormats.writeTsv(HI, out);
    assertThat(out).hasToString("0.00\tX\n0.05\tD\n0.27\tC\n0.31\tB\n0.43\tX\n0.47\tX\n");
  }

  @Test
  void writesXmlAsRhubarbDoes() throws IOException {
    StringBuilder out = new StringBuilder();
    RhubarbFormats.writeXml(HI, "C:\\takes\\hi.wav", out);
    assertThat(out)
        .hasToString(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rhubarbResult>
              <metadata>
                <soundFile>C:\\takes\\hi.wav</soundFile>
                <duration>0.47</duration>
              </metadata>
              <mouthCues>
                <mouthCue start="0.00" end="0.05">X</mouthCue>
                <mouthCue start="0.05" end="0.27">D</mouthCue>
                <mouthCue start="0.27" end="0.31">C</mouthCue>
                <mouthCue start="0.31" end="0.43">B</mouthCue>
                <mouthCue start="0.43" end="0.47">X</mouthCue>
              </mouthCues>
            </rhubarbResult>
            """);
  }

  @Test
  void countsMohoFramesFromOneAndEndsAtRest() throws IOException {
    assertThat(moho(HI, 24, MohoNames.PRESTON_BLAIR))
        .isEqualTo("MohoSwitch1\n1 rest\n2 AI\n7 E\n8 etc\n11 rest\n12 rest\n");
    assertThat(moho(HI, 100, MohoNames.LETTERS))
        .isEqualTo("MohoSwitch1\n1 X\n6 D\n28 C\n32 B\n44 X\n48 X\n");
  }

  @Test
  void writesFirstOfCuesThatBeginInOneMohoFrame() throws IOException {
    assertThat(moho(HI, 10, MohoNames.LETTERS)).isEqualTo("MohoSwitch1\n1 X\n3 C\n4 B\n5 X\n6 X\n");
  }

  @Test
  void hasMohoNameForEveryShape() {
    StringBuilder names = new StringBuilder();
    for (Viseme viseme : Viseme.values()) {
      names.append(viseme).append('=').append(viseme.prestonBlairName()).append(' ');
    }
    assertThat(names.toString().trim()).isEqualTo("A=MBP B=etc C=E D=AI E=O F=U G=FV H=L X=rest");
  }

  @Test
  void rejectsMohoFrameRateOutOfRange() {
    for (double fps : new double[] {0, 9.9, 101, Double.NaN}) {
      assertThatThrownBy(() -> moho(HI, fps, MohoNames.LETTERS))
          .hasMessageContaining("10.0 to 100.0, got " + fps);
    }
  }

  @Test
  void writesOneEmptyRestCueForEmptySound() throws IOException {
    CueTrack empty = CueTrack.of(List.of());
    StringBuilder json = new StringBuilder();
    RhubarbFormats.writeJson(empty, "a", json);
    assertThat(json)
        .contains(
            "\"mouthCues\": [\n    { \"start\": 0.00, \"end\": 0.00, \"value\": \"X\" }\n  ]");
    StringBuilder tsv = new StringBuilder();
    RhubarbFormats.writeTsv(empty, tsv);
    assertThat(tsv).hasToString("0.00\tX\n");
    assertThat(moho(empty, 24, MohoNames.PRESTON_BLAIR)).isEqualTo("MohoSwitch1\n1 rest\n");
  }

  @Test
  void dropsCuesRoundedToNothingAndJoinsNeighbours() throws IOException {
    CueTrack track =
        CueTrack.of(
            List.of(
                new MouthCue(0, 101_000, Viseme.B),
                new MouthCue(101_000, 104_000, Viseme.A),
                new MouthCue(104_000, 205_000, Viseme.B),
                new MouthCue(205_000, 209_999, Viseme.C)));
    StringBuilder out = new StringBuilder();
    RhubarbFormats.writeTsv(track, out);
    assertThat(out).hasToString("0.00\tB\n0.20\tX\n");
  }

  @Test
  void escapesFileNames() throws Exception {
    String name = "a\"b\\c\td<e>&'f\u00e9\uD83D\uDE00";
    StringBuilder json = new StringBuilder();
    RhubarbFormats.writeJson(HI, name, json);
    assertThat(json).contains("\"a\\\"b\\\\c\\td<e>&'f\\u00e9\\ud83d\\ude00\",");
    StringBuilder xml = new StringBuilder();
    RhubarbFormats.writeXml(HI, name, xml);
    assertThat(xml).contains(">a&quot;b\\c\td&lt;e&gt;&amp;&apos;f\u00e9\uD83D\uDE00<");
    assertThat(parse(xml).getElementsByTagName("soundFile").item(0).getTextContent())
        .isEqualTo(name);
  }

  @Test
  void writesReadableXmlForAnyFileName() throws Exception {
    StringBuilder xml = new StringBuilder();
    RhubarbFormats.writeXml(HI, "a\u0001b\rc\uD800d\uFFFFe", xml);
    assertThat(parse(xml).getElementsByTagName("soundFile").item(0).getTextContent())
        .isEqualTo("a\uFFFDb\rc\uFFFDd\uFFFDe");
  }

  @Test
  void writesSameNumbersInAnyLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      StringBuilder out = new StringBuilder();
      RhubarbFormats.writeTsv(HI, out);
      assertThat(out).startsWith("0.00\tX\n0.05\tD\n");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String moho(CueTrack track, double fps, MohoNames names) throws IOException {
    StringBuilder out = new StringBuilder();
    RhubarbFormats.writeMoho(track, fps, names, out);
    return out.toString();
  }

  private static Document parse(CharSequence xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml.toString())));
  }
}
