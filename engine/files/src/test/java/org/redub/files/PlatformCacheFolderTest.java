package org.redub.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Uses paths that are absolute on this platform; the rules do not depend on it. */
@DisabledOnOs(OS.WINDOWS)
class PlatformCacheFolderTest {
  private static final String HOME = "/home/ann";

  @Test
  void followsXdgOnLinux() {
    assertThat(PlatformCacheFolder.find("Linux", HOME, Map.of()))
        .hasValue(Path.of("/home/ann/.cache/redub"));
    assertThat(PlatformCacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", "/var/c")))
        .hasValue(Path.of("/var/c/redub"));
  }

  @Test
  void ignoresARelativeOrEmptyXdgFolder() {
    for (String value : new String[] {"", "cache", "./c"}) {
      assertThat(PlatformCacheFolder.find("Linux", HOME, Map.of("XDG_CACHE_HOME", value)))
          .hasValue(Path.of("/home/ann/.cache/redub"));
    }
  }

  @Test
  void usesTheLibraryOnMacOs() {
    assertThat(PlatformCacheFolder.find("Mac OS X", HOME, Map.of("XDG_CACHE_HOME", "/var/c")))
        .hasValue(Path.of("/home/ann/Library/Caches/redub"));
  }

  @Test
  void usesLocalAppDataOnWindows() {
    assertThat(PlatformCacheFolder.find("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")))
        .hasValue(Path.of("/local/redub/cache"));
    assertThat(PlatformCacheFolder.find("Windows 11", HOME, Map.of()))
        .hasValue(Path.of("/home/ann/AppData/Local/redub/cache"));
  }

  @Test
  void findsNoFolderWithoutAHome() {
    assertThat(PlatformCacheFolder.find("Linux", "?", Map.of())).isEmpty();
    assertThat(PlatformCacheFolder.find("Linux", null, Map.of())).isEmpty();
  }
}
