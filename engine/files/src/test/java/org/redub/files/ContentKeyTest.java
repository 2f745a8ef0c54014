package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentKeyTest {
  @TempDir Path folder;

  /** Computed from the documented bytes with Python's hashlib and struct. */
  @Test
  void equalsDocumentedHash() throws IOException {
    Path take = Files.writeString(folder.resolve("take.mp4"), "abc");
    assertThat(ContentKey.of(take).hex())
        .isEqualTo("7874a458301b2777460a39ed99b8be0fbc04245db311a7aa0324d9a97e16f079");
    assertThat(ContentKey.of(take).with("tracker", 3).with("détecteur", "ba78").hex())
        .isEqualTo("00bba5eb8652aca060145a9016a75e4f88a1bc6460f698d5a4c2ff4b7a7dba94");
  }

  @Test
  void dependsOnContentAndPartsButNotOnNamesAndOrder() throws IOException {
    Path a = Files.writeString(folder.resolve("a.mp4"), "take");
    Path b = Files.copy(a, folder.resolve("b.mov"));
    ContentKey one = ContentKey.of(a).with("tracker", 1).with("model", "m");
    ContentKey other = ContentKey.of(b).with("model", "m").with("tracker", "1");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.hex()).isEqualTo(other.hex());
  }

  @Test
  void differsForEveryDifference() throws IOException {
    byte[] content = new byte[3 << 20];
    Path take = Files.write(folder.resolve("take"), content);
    ContentKey key = ContentKey.of(take);
    // Same size, same ends: the two files differ only in the middle.
    content[content.length / 2] = 1;
    Path graded = Files.write(folder.resolve("graded"), content);
    List<ContentKey> keys =
        List.of(
            key,
            ContentKey.of(graded),
            key.with("a", "bc"),
            key.with("ab", "c"),
            key.with("a", ""),
            key.with("a", "b").with("c", ""),
            key.with("a", "1"),
            key.with("a", 1.0),
            key.with("a", Math.nextUp(1.0)));
    Set<String> hex = new HashSet<>(keys.stream().map(ContentKey::hex).toList());
    assertThat(hex).hasSize(keys.size());
    assertThat(new HashSet<>(keys)).hasSize(keys.size());
  }

  @Test
  void isNotChangedByAddingParts() {
    ContentKey key = ContentKey.ofSha256("0".repeat(64));
    String before = key.hex();
    key.with("a", "b");
    assertThat(key.hex()).isEqualTo(before);
    assertThat(key.parts()).isEmpty();
    assertThat(key.with("b", 2).with("a", 1).parts().toString()).isEqualTo("{a=1, b=2}");
  }

  @Test
  void rejectsRepeatedPartAndMalformedSha256() {
    ContentKey key = ContentKey.ofSha256("0".repeat(64)).with("a", "b");
    assertThatThrownBy(() -> key.with("a", "c")).hasMessageContaining("'a'", "'b'", "'c'");
    for (String wrong : Arrays.asList("", "0".repeat(63), "G".repeat(64), "A".repeat(64))) {
      assertThatThrownBy(() -> ContentKey.ofSha256(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + wrong + "'");
    }
  }
}
