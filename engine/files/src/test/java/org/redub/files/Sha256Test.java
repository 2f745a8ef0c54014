package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String OF_A_MILLION_A =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @TempDir Path folder;

  @Test
  void equalsPublishedVectors() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Sha256.of(abc)).isEqualTo(OF_ABC);
    assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(OF_ABC);
    Path file = Files.writeString(folder.resolve("a"), "a".repeat(1_000_000));
    assertThat(Sha256.of(file)).isEqualTo(OF_A_MILLION_A);
  }

  @Test
  void readsStreamThatDeliversFewBytesAtATime() throws IOException {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    InputStream drip =
        new ByteArrayInputStream(abc) {
          @Override
          public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(1, length));
          }
        };
    assertThat(Sha256.of(drip)).isEqualTo(OF_ABC);
  }

  @Test
  void namesAMissingFile() {
    Path missing = folder.resolve("missing.mp4");
    assertThatThrownBy(() -> Sha256.of(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.mp4");
  }
}
