package org.redub.engine.analyse.store;

import java.io.IOException;
import org.redub.audio.activity.SpeechActivity;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;

/** The sections of the own speech: the articulation, then the speech activity. Stateless. */
final class SpeechSections {
  private static final String ARTICULATION = "ARTI";
  private static final String ACTIVITY = "ACTI";

  private static final long VALUES = Articulator.values().length;
  private static final long PHONES = Phone.values().length;
  private static final long MOTIONS = FaceMotion.values().length;

  private SpeechSections() {}

  static void write(TakeSpeech speech, SectionWriter out) throws IOException {
    Articulation.Recording articulation = speech.articulation().recording();
    float[][] arrays = {
      articulation.values(),
      articulation.probabilities(),
      articulation.motions(),
      articulation.speech(),
      articulation.features()
    };
    long bytes = Double.BYTES;
    for (float[] array : arrays) {
      bytes += (long) array.length * Float.BYTES;
    }
    out.begin(ARTICULATION, bytes);
    out.put(articulation.frameRateHz());
    for (float[] array : arrays) {
      out.put(array);
    }
    byte[] activity = speech.activity().toBytes();
    out.begin(ACTIVITY, activity.length);
    out.bytes(activity);
  }

  static TakeSpeech read(AnalysisHeader.Speech header, SectionReader in) throws IOException {
    long frames = header.frames();
    in.begin(ARTICULATION);
    Articulation articulation =
        Articulation.of(
            new Articulation.Recording(
                in.getDouble(),
                in.floats(frames * VALUES),
                in.floats(frames * PHONES),
                in.floats(frames * MOTIONS),
                in.floats(frames),
                in.floats(frames * header.features())));
    in.end();
    in.begin(ACTIVITY);
    byte[] bits = in.bytes((header.hops() + 7L) / Byte.SIZE);
    in.end();
    return new TakeSpeech(
        articulation,
        SpeechActivity.ofBytes(header.hops(), bits),
        header.startUs(),
        header.state());
  }
}
