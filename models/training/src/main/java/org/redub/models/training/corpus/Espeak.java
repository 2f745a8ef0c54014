package org.redub.models.training.corpus;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Synthesises speech with libespeak-ng, whose phoneme events have exact times. The library has
 * global state, so only one thread may use one instance at a time.
 *
 * <p>Constants and the layout of events are those of {@code espeak-ng/speak_lib.h} 1.51 on a 64-bit
 * machine.
 */
final class Espeak implements Synthesiser {
  private static final int OUTPUT_SYNCHRONOUS = 2;
  private static final int PHONEME_EVENTS_IN_IPA = 1 | 2;
  private static final int DO_NOT_EXIT = 0x8000;
  private static final int RATE = 1;
  private static final int PITCH = 3;
  private static final int RANGE = 4;
  private static final int CHARACTERS = 1;
  private static final int UTF8 = 1;
  private static final int NORMAL_WORDS_PER_MINUTE = 170;

  /**
   * Neither pauses nor glides between vowels have a name. Unnamed phones that are louder than this
   * share of the whole line are not pauses (pauses are below 0.1, glides above 0.4).
   */
  private static final double SILENCE_SHARE = 0.25;

  private static final int EVENT_BYTES = 40;
  private static final int EVENT_AUDIO_POSITION_MS = 16;
  private static final int EVENT_NAME = 32;
  private static final int EVENT_NAME_BYTES = 8;
  private static final int EVENTS_END = 0;
  private static final int EVENT_PHONEME = 7;

  /** The functions of the library that are used here. */
  private interface Api extends Library {
    int espeak_Initialize(int output, int bufferMs, @Nullable String path, int options);

    void espeak_SetSynthCallback(SoundCallback callback);

    int espeak_SetVoiceByName(String name);

    int espeak_SetParameter(int parameter, int value, int relative);

    int espeak_Synth(
        byte[] text,
        long size,
        int position,
        int positionType,
        int endPosition,
        int flags,
        @Nullable Pointer identifier,
        @Nullable Pointer user);

    int espeak_Synchronize();
  }

  /** Receives sound and events; returns 0 to continue. */
  @FunctionalInterface
  private interface SoundCallback extends Callback {
    @SuppressWarnings("UnusedMethod") // the library calls it
    int take(@Nullable Pointer samples, int count, Pointer events);
  }

  private record Mark(double seconds, String symbol) {}

  private final Api api;
  private final int sampleRateHz;

  /** Referenced here so that it is not garbage-collected while the library calls it. */
  private final SoundCallback callback = this::take;

  private ByteArrayOutputStream sound = new ByteArrayOutputStream();
  private List<Mark> marks = new ArrayList<>();

  private Espeak(Api api, int sampleRateHz) {
    this.api = api;
    this.sampleRateHz = sampleRateHz;
  }

  /**
   * Loads the library.
   *
   * @throws IOException if it is not installed or does not start
   */
  static Espeak open() throws IOException {
    try {
      Api api = Native.load("libespeak-ng.so.1", Api.class);
      int rate =
          api.espeak_Initialize(OUTPUT_SYNCHRONOUS, 0, null, PHONEME_EVENTS_IN_IPA | DO_NOT_EXIT);
      if (rate <= 0) {
        throw new IOException("espeak-ng does not start: its voices are not installed");
      }
      Espeak espeak = new Espeak(api, rate);
      api.espeak_SetSynthCallback(espeak.callback);
      return espeak;
    } catch (UnsatisfiedLinkError e) {
      throw new IOException("libespeak-ng.so.1 is not installed (Debian: espeak-ng)", e);
    }
  }

  @Override
  public List<PhoneSegment> speak(Line line, Path wav) throws IOException {
    sound = new ByteArrayOutputStream();
    marks = new ArrayList<>();
    if (api.espeak_SetVoiceByName(line.voice()) != 0) {
      throw new IOException("espeak-ng has no voice '%s'".formatted(line.voice()));
    }
    set(RATE, line.rate() * NORMAL_WORDS_PER_MINUTE);
    set(PITCH, line.pitch() * 100);
    set(RANGE, line.liveliness() * 100);
    byte[] text = (line.text() + "\0").getBytes(StandardCharsets.UTF_8);
    if (api.espeak_Synth(text, text.length, 0, CHARACTERS, 0, UTF8, null, null) != 0) {
      throw new IOException("espeak-ng cannot speak '%s'".formatted(line.text()));
    }
    api.espeak_Synchronize();
    byte[] samples = sound.toByteArray();
    WavFile.write(wav, samples, sampleRateHz);
    return segments(samples);
  }

  private void set(int parameter, double value) {
    api.espeak_SetParameter(parameter, (int) Math.round(value), 0);
  }

  private List<PhoneSegment> segments(byte[] samples) {
    double endSeconds = samples.length / 2.0 / sampleRateHz;
    double silence = SILENCE_SHARE * loudness(samples, 0, endSeconds);
    SegmentList segments = new SegmentList();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      double end = i + 1 < marks.size() ? marks.get(i + 1).seconds() : endSeconds;
      boolean pause = mark.symbol().isEmpty() && loudness(samples, mark.seconds(), end) <= silence;
      segments.add(mark.seconds(), end, PhoneSymbols.ipa(pause ? "_" : mark.symbol()));
    }
    return segments.toList();
  }

  /** The root mean square. */
  private double loudness(byte[] samples, double fromSeconds, double toSeconds) {
    ShortBuffer values = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    int from = (int) (fromSeconds * sampleRateHz);
    int to = Math.min(values.limit(), (int) (toSeconds * sampleRateHz));
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (double) values.get(i) * values.get(i);
    }
    return Math.sqrt(squares / Math.max(1, to - from));
  }

  private int take(@Nullable Pointer samples, int count, Pointer events) {
    if (samples != null && count > 0) {
      byte[] bytes = samples.getByteArray(0, count * 2);
      sound.write(bytes, 0, bytes.length);
    }
    for (long at = 0; events.getInt(at) != EVENTS_END; at += EVENT_BYTES) {
      if (events.getInt(at) == EVENT_PHONEME) {
        byte[] name = events.getByteArray(at + EVENT_NAME, EVENT_NAME_BYTES);
        int length = 0;
        while (length < name.length && name[length] != 0) {
          length++;
        }
        marks.add(
            new Mark(
                events.getInt(at + EVENT_AUDIO_POSITION_MS) / 1000.0,
                new String(name, 0, length, StandardCharsets.UTF_8)));
      }
    }
    return 0;
  }
}
