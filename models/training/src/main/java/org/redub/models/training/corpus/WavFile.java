package org.redub.models.training.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes 16-bit mono sound as RIFF WAVE. Stateless. */
final class WavFile {
  private static final int HEADER_BYTES = 44;

  private WavFile() {}

  /**
   * Writes a file.
   *
   * @param samples little-endian 16-bit samples
   */
  static void write(Path file, byte[] samples, int sampleRateHz) throws IOException {
    ByteBuffer wav =
        ByteBuffer.allocate(HEADER_BYTES + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + samples.length).put(ascii("WAVEfmt "));
    wav.putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(sampleRateHz).putInt(2 * sampleRateHz).putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(samples.length).put(samples);
    Files.write(file, wav.array());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
