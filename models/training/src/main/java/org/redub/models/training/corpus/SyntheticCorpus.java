package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.redub.audio.mel.MelSpectrogram;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.Phone;
import org.redub.models.training.data.Utterance;

/**
 * Makes the synthetic corpus: lines spoken by espeak-ng and flite, and sound without speech, each
 * with the mouth's motion. The same settings give the same corpus. Used once, confined to one
 * thread, which starts two more.
 */
public final class SyntheticCorpus {
  private static final int BED_SECONDS = 8;
  private static final int RATE_HZ = 16_000;
  private static final int MIN_SOUNDS = 4;

  /** The speaker of sound without speech. */
  public static final String NO_SPEAKER = "nobody";

  private final Path scratch;
  private final Coarticulation coarticulation;
  private final long seed;
  private final Consumer<String> log;

  /** A synthesised line. */
  private record Spoken(String voice, float[] samples, List<PhoneSegment> segments) {}

  /**
   * Creates a builder.
   *
   * @param scratch folder for temporary sound files
   * @param measured whether targets are corrected by measurements of tracked mouths
   * @param log receives progress messages
   */
  public SyntheticCorpus(Path scratch, boolean measured, long seed, Consumer<String> log) {
    this.scratch = scratch;
    this.coarticulation =
        new Coarticulation(measured ? PhoneTable.corrected() : PhoneTable.byHand());
    this.seed = seed;
    this.log = log;
  }

  /**
   * The corpus.
   *
   * @param lines number of lines for each synthesiser
   * @throws IOException if a synthesiser or its texts are not installed
   */
  public List<Utterance> build(int lines) throws IOException {
    SpeechPlan plan = SpeechPlan.of(lines, seed);
    List<Spoken> spoken = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<List<Spoken>> espeak =
          pool.submit(speaking(Espeak.open(), plan.espeak(), "espeak.wav"));
      Future<List<Spoken>> flite = pool.submit(speaking(new Flite(), plan.flite(), "flite.wav"));
      spoken.addAll(espeak.get());
      spoken.addAll(flite.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while speech was synthesised", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("speech could not be synthesised", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return utterances(spoken, Math.max(4, lines / 12));
  }

  private Callable<List<Spoken>> speaking(
      Synthesiser synthesiser, List<Synthesiser.Line> lines, String file) {
    Path wav = scratch.resolve(file);
    return () -> {
      List<Spoken> spoken = new ArrayList<>();
      for (Synthesiser.Line line : lines) {
        List<PhoneSegment> segments = synthesiser.speak(line, wav);
        float[] samples = SoundFile.read(wav);
        if (segments.size() >= MIN_SOUNDS && samples.length > RATE_HZ / 2) {
          spoken.add(new Spoken(line.voice(), samples, segments));
        }
        if (spoken.size() % 250 == 0) {
          log.accept("%s: %d of %d lines".formatted(file, spoken.size(), lines.size()));
        }
      }
      Files.deleteIfExists(wav);
      return spoken;
    };
  }

  private List<Utterance> utterances(List<Spoken> spoken, int beds) {
    Random random = new Random(seed);
    List<Utterance> bare = new ArrayList<>();
    for (Spoken line : spoken) {
      bare.add(utterance(line.voice(), Channels.any(line.samples(), random), line.segments()));
    }
    Beds sounds = new Beds(seed);
    Beds.Kind[] kinds = Beds.Kind.values();
    for (int i = 0; i < beds; i++) {
      float[] sound = sounds.make(kinds[i % kinds.length], BED_SECONDS * RATE_HZ);
      bare.add(utterance(NO_SPEAKER, sound, List.of()));
    }
    FaceOfArticulation face =
        new FaceOfArticulation(bare.stream().map(Utterance::articulators).toList());
    List<Utterance> whole = new ArrayList<>();
    for (Utterance u : bare) {
      whole.add(
          new Utterance(
              u.speaker(),
              u.mel(),
              u.articulators(),
              u.phones(),
              face.motions(u.articulators()),
              u.certain()));
    }
    return whole;
  }

  private Utterance utterance(String speaker, float[] samples, List<PhoneSegment> segments) {
    MelSpectrogram mel = SoundFile.mel(samples);
    int frames = (mel.columns() + 1) / 2;
    List<PhoneSegment> sounds =
        segments.isEmpty()
            ? List.of(new PhoneSegment(0, frames / Utterance.FRAME_RATE_HZ, Phone.SILENCE))
            : segments;
    Phone[] phones = Coarticulation.phones(sounds, frames, Utterance.FRAME_RATE_HZ);
    byte[] ids = new byte[frames];
    for (int i = 0; i < frames; i++) {
      ids[i] = (byte) phones[i].channel();
    }
    boolean[] certain = new boolean[frames];
    Arrays.fill(certain, true);
    float[] values = coarticulation.articulate(sounds, frames, Utterance.FRAME_RATE_HZ);
    limitPress(values);
    return new Utterance(speaker, Utterance.pack(mel), values, ids, new float[0], certain);
  }

  private static void limitPress(float[] values) {
    for (int at = 0; at < values.length; at += Utterance.ARTICULATORS) {
      int press = at + Articulator.PRESS.channel();
      values[press] = Math.max(0, Math.min(1, values[press]));
    }
  }
}
