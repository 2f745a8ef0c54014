package org.redub.engine.analyse.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.store.AnalysisFileException.Problem;
import org.redub.engine.analyse.sync.AvOffset;

/**
 * The file format of an analysis, which preserves every bit: a magic number of eight bytes, the
 * format version, a JSON header preceded by its length, sections of numbers (see {@link
 * SectionWriter}), and the SHA-256 of everything before it. Every version begins and ends like
 * this, so that a damaged file can be distinguished from one of another version. The SHA-256 is
 * verified before anything else is read. Immutable by contract.
 *
 * @param label identifies the take
 * @param analysis the analysis
 */
public record AnalysisFile(AnalysisLabel label, TakeAnalysis analysis) {
  /**
   * Must be raised whenever the bytes of the same analysis change or an older reader would misread
   * them.
   */
  static final int FORMAT_VERSION = 1;

  static final int DIGEST_BYTES = 32;

  private static final long MAGIC_AND_VERSION_BYTES = Long.BYTES + Integer.BYTES;

  private static final String MAGIC = "RDBTAKE\n";
  private static final String TIMES = "TIME";
  private static final String OFFSETS = "OFFS";

  /**
   * Writes the whole file.
   *
   * @throws IOException if {@code out} does
   */
  public void write(OutputStream out) throws IOException {
    MessageDigest digest = sha256();
    SectionWriter writer = new SectionWriter(new DigestOutputStream(out, digest));
    byte[] header = AnalysisHeader.of(label, analysis).toJson();
    writer.bytes(MAGIC.getBytes(StandardCharsets.US_ASCII));
    writer.put(FORMAT_VERSION);
    writer.put(header.length);
    writer.bytes(header);
    writer.begin(TIMES, (long) analysis.faces().frames() * Long.BYTES);
    writer.put(analysis.faces().ptsUs());
    for (FaceTrack shot : analysis.faces().shots()) {
      FaceSection.write(shot, writer);
    }
    SpeechSections.write(analysis.speech(), writer);
    AvOffset offset = analysis.offset();
    writer.begin(OFFSETS, (2L + offset.scan().length) * Double.BYTES);
    writer.put(offset.confidence());
    writer.put(offset.agreement());
    writer.put(offset.scan());
    writer.flush();
    out.write(digest.digest());
  }

  /**
   * Reads a file.
   *
   * @throws AnalysisFileException if it is not exactly what {@link #write} wrote
   * @throws IOException if it cannot be read
   */
  public static AnalysisFile read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long bytes = channel.size() - DIGEST_BYTES;
      verify(channel, bytes);
      SectionReader in = new SectionReader(stream(channel), bytes);
      AnalysisHeader header = header(in);
      return new AnalysisFile(header.label(), body(header, in));
    } catch (EOFException | RuntimeException e) {
      throw damaged(e);
    }
  }

  /**
   * Reads the label of a file without verifying the rest.
   *
   * @throws AnalysisFileException if the beginning of the file is damaged or outdated
   * @throws IOException if it cannot be read
   */
  public static AnalysisLabel readLabel(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return header(new SectionReader(stream(channel), channel.size())).label();
    } catch (EOFException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private static AnalysisFileException damaged(Exception e) {
    return new AnalysisFileException(Problem.DAMAGED, "its content is invalid: " + e, e);
  }

  private static InputStream stream(SeekableByteChannel channel) throws IOException {
    channel.position(0);
    return new BufferedInputStream(Channels.newInputStream(channel));
  }

  private static void verify(SeekableByteChannel channel, long bytes) throws IOException {
    if (bytes < MAGIC_AND_VERSION_BYTES) {
      throw AnalysisFileException.damaged("it is too short");
    }
    MessageDigest digest = sha256();
    InputStream in = stream(channel);
    byte[] buffer = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the file became shorter");
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
    if (!Arrays.equals(digest.digest(), in.readNBytes(DIGEST_BYTES))) {
      throw AnalysisFileException.damaged("its SHA-256 does not match its content");
    }
  }

  private static AnalysisHeader header(SectionReader in) throws IOException {
    byte[] magic = in.bytes(MAGIC.length());
    if (!Arrays.equals(magic, MAGIC.getBytes(StandardCharsets.US_ASCII))) {
      throw AnalysisFileException.damaged("it does not begin with the magic number of an analysis");
    }
    int version = in.getInt();
    if (version != FORMAT_VERSION) {
      throw new AnalysisFileException(
          Problem.OUTDATED,
          "it has format version %d, this Redub reads version %d"
              .formatted(version, FORMAT_VERSION),
          null);
    }
    byte[] json = in.bytes(in.getInt());
    try {
      return AnalysisHeader.read(json);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static TakeAnalysis body(AnalysisHeader header, SectionReader in) throws IOException {
    in.begin(TIMES);
    long[] ptsUs = in.longs(header.frames());
    in.end();
    List<FaceTrack> shots = new ArrayList<>();
    for (AnalysisHeader.Shot shot : header.shots()) {
      if (shot.firstFrame() < 0 || shot.frames() > ptsUs.length - shot.firstFrame()) {
        throw AnalysisFileException.damaged(
            "%s is outside the %d frames of the take".formatted(shot, ptsUs.length));
      }
      shots.add(FaceSection.read(shot, header.format().pixelAspect(), in));
    }
    TakeSpeech speech = SpeechSections.read(header.speech(), in);
    in.begin(OFFSETS);
    AvOffset offset =
        new AvOffset(
            header.offsetUs(), in.getDouble(), in.getDouble(), in.doubles(header.scannedOffsets()));
    in.end();
    in.finish();
    return new TakeAnalysis(
        header.format(),
        new TakeTrack(ptsUs, shots),
        speech,
        offset,
        header.notices().stream().map(AnalysisHeader.StoredNotice::notice).toList());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
