package org.redub.engine.analyse.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.store.AnalysisFileException.Problem;

class AnalysisFileTest {
  private static final AnalysisLabel LABEL = new AnalysisLabel("0123", "talk – 1.mp4");

  /** Magic, version and the length of the header. */
  private static final int VERSION_AT = 8;

  private static final int HEADER_LENGTH_AT = 12;
  private static final int HEADER_AT = 16;

  @TempDir private Path folder;

  @Test
  void readsBackEveryBitOfDrawnTakes() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      assertRoundTrips(DrawnAnalysis.of(seed));
      assertRoundTrips(DrawnAnalysis.withoutSound(seed));
    }
  }

  @Test
  void readsBackATakeWithoutFrames() throws IOException {
    assertRoundTrips(DrawnAnalysis.empty());
  }

  @Test
  void writesTheSameBytesForTheSameAnalysis() throws IOException {
    assertEquals(
        ByteBuffer.wrap(bytes(DrawnAnalysis.of(5))), ByteBuffer.wrap(bytes(DrawnAnalysis.of(5))));
  }

  /** Control for the tests below: without a change, their files are valid. */
  @Test
  void readsAFileRebuiltFromItsSections() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    Path file = Files.write(folder.resolve("a"), signed(unsigned(whole)));
    assertEquals(
        AnalysisBits.of(DrawnAnalysis.of(3)), AnalysisBits.of(AnalysisFile.read(file).analysis()));
  }

  @Test
  void readsOnlyTheLabel() throws IOException {
    Path file = Files.write(folder.resolve("a"), bytes(DrawnAnalysis.of(5)));
    assertEquals(LABEL, AnalysisFile.readLabel(file));
  }

  @Test
  void rejectsTruncatedFiles() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    Random random = new Random(1);
    for (int k = 0; k < 150; k++) {
      int length = k < 60 ? k : random.nextInt(whole.length);
      assertDamaged(Arrays.copyOf(whole, length), "cut to " + length);
    }
    assertDamaged(Arrays.copyOf(whole, whole.length - 1), "last byte missing");
    assertDamaged(Arrays.copyOf(whole, whole.length + 1), "a byte more");
  }

  @Test
  void rejectsFilesWithAnyBitFlipped() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    Random random = new Random(2);
    for (int k = 0; k < 400; k++) {
      int at = k < 40 ? k : random.nextInt(whole.length);
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertDamaged(damaged, "bit flipped at " + at);
    }
  }

  @Test
  void rejectsFilesWithARangeOfZeros() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    for (int from = 0; from + 64 <= whole.length; from += whole.length / 20) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, from, from + 64, (byte) 0);
      assertDamaged(damaged, "zeros at " + from);
    }
  }

  /** As a faulty program would write them: with a valid checksum but invalid content. */
  @Test
  void rejectsReorderedSectionsWithAValidChecksum() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    String[] tags = {"TIME", "FACE", "ARTI", "ACTI", "OFFS"};
    Map<String, byte[]> sections = sections(whole);
    int header = HEADER_AT + intAt(whole, HEADER_LENGTH_AT);
    for (String first : tags) {
      for (String second : tags) {
        if (!first.equals(second)) {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write(whole, 0, header);
          out.write(sections.get(first));
          out.write(sections.get(second));
          for (String tag : tags) {
            if (!tag.equals(first) && !tag.equals(second)) {
              out.write(sections.get(tag));
            }
          }
          if (!(first.equals("TIME") && second.equals("FACE"))) {
            assertDamaged(signed(out.toByteArray()), first + " before " + second);
          }
        }
      }
    }
  }

  /** Sizes larger than the file must be rejected even if the checksum is valid. */
  @Test
  void rejectsCountsLargerThanTheFile() throws IOException {
    String[][] lies = {
      {"\"frames\":", "2147483647"},
      {"\"features\":", "2147483647"},
      {"\"hops\":", "2147483647"},
      {"\"scannedOffsets\":", "2147483647"},
      {"\"frames\":", "-1"},
      {"\"hops\":", "-1"},
      {"\"firstFrame\":", "-1"},
      {"\"firstFrame\":", "99999"}
    };
    byte[] whole = bytes(DrawnAnalysis.of(3));
    for (String[] lie : lies) {
      assertDamaged(withHeader(whole, lie[0] + "\\d+", lie[0] + lie[1]), lie[0] + lie[1]);
    }
    byte[] longHeader = unsigned(whole);
    ByteBuffer.wrap(longHeader)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(HEADER_LENGTH_AT, Integer.MAX_VALUE);
    assertDamaged(signed(longHeader), "header of 2 GiB");
  }

  @Test
  void rejectsHeadersWithMissingOrUnknownFields() throws IOException {
    byte[] whole = bytes(DrawnAnalysis.of(3));
    for (String gone : new String[] {"\"take\":\"[^\"]*\"", "\"offsetUs\":-?\\d+,"}) {
      assertDamaged(withHeader(whole, gone, ""), "without " + gone);
    }
    assertDamaged(withHeader(whole, "\"codec\":\"hevc\"", "\"codec\":null"), "codec null");
    assertDamaged(withHeader(whole, "^\\{", "{\"more\":1,"), "unknown property");
    assertDamaged(withHeader(whole, "^\\{", "["), "no JSON object");
    assertDamaged(withHeader(whole, "HEARD", "SHOUTED"), "unknown state");
  }

  @Test
  void reportsIntactFilesOfOtherVersionsAsOutdated() throws IOException {
    for (int version : new int[] {0, -1, 2, 3, Integer.MAX_VALUE}) {
      byte[] other = unsigned(bytes(DrawnAnalysis.of(3)));
      ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION_AT, version);
      assertRejected(Problem.OUTDATED, signed(other), "version " + version);
    }
  }

  private void assertRoundTrips(TakeAnalysis analysis) throws IOException {
    Path file = Files.write(folder.resolve("a"), bytes(analysis));
    AnalysisFile read = AnalysisFile.read(file);
    assertEquals(LABEL, read.label());
    assertEquals(AnalysisBits.of(analysis), AnalysisBits.of(read.analysis()));
  }

  private void assertDamaged(byte[] content, String how) throws IOException {
    assertRejected(Problem.DAMAGED, content, how);
  }

  private void assertRejected(Problem problem, byte[] content, String how) throws IOException {
    Path file = Files.write(folder.resolve("a"), content);
    AnalysisFileException error =
        assertThrows(AnalysisFileException.class, () -> AnalysisFile.read(file), how);
    assertEquals(problem, error.problem(), () -> how + ": " + error.getMessage());
  }

  private static byte[] bytes(TakeAnalysis analysis) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AnalysisFile(LABEL, analysis).write(out);
    return out.toByteArray();
  }

  private static byte[] withHeader(byte[] whole, String regex, String replacement)
      throws IOException {
    int length = intAt(whole, HEADER_LENGTH_AT);
    String json = new String(whole, HEADER_AT, length, StandardCharsets.UTF_8);
    String other = json.replaceFirst(regex, replacement);
    assertTrue(!other.equals(json), regex + " is not in " + json);
    byte[] header = other.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, HEADER_LENGTH_AT);
    out.write(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(header.length)
            .array());
    out.write(header);
    byte[] rest = unsigned(whole);
    out.write(rest, HEADER_AT + length, rest.length - HEADER_AT - length);
    return signed(out.toByteArray());
  }

  /** Each section with its tag and length; those of the same tag together. */
  private static Map<String, byte[]> sections(byte[] whole) {
    Map<String, byte[]> sections = new HashMap<>();
    int at = HEADER_AT + intAt(whole, HEADER_LENGTH_AT);
    while (at < whole.length - AnalysisFile.DIGEST_BYTES) {
      String tag = new String(whole, at, Integer.BYTES, StandardCharsets.US_ASCII);
      int bytes = Integer.BYTES + Long.BYTES + intAt(whole, at + Integer.BYTES);
      byte[] earlier = sections.getOrDefault(tag, new byte[0]);
      byte[] all = Arrays.copyOf(earlier, earlier.length + bytes);
      System.arraycopy(whole, at, all, earlier.length, bytes);
      sections.put(tag, all);
      at += bytes;
    }
    return sections;
  }

  private static int intAt(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private static byte[] unsigned(byte[] whole) {
    return Arrays.copyOf(whole, whole.length - AnalysisFile.DIGEST_BYTES);
  }

  private static byte[] signed(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      byte[] all = Arrays.copyOf(content, content.length + digest.length);
      System.arraycopy(digest, 0, all, content.length, digest.length);
      return all;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
