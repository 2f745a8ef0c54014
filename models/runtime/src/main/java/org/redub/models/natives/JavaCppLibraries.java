package org.redub.models.natives;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets JavaCPP, which unpacks FFmpeg's libraries, do so in the {@link NativeStore}. It has a folder
 * for each jar, checks sizes and times, and locks the folder while it unpacks. Stateless.
 */
public final class JavaCppLibraries {
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private JavaCppLibraries() {}

  /**
   * Sets JavaCPP's folder unless it is set, and deletes the libraries of jars that were not used
   * for two weeks. Must run before JavaCPP starts. If the folder cannot be written, JavaCPP chooses
   * one in the home folder or the temporary folder.
   */
  public static void prepare() {
    if (System.getProperty(PROPERTY) == null) {
      NativeStore.ofUser().ifPresent(store -> prepare(store.folder().resolve("javacpp")));
    }
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      if (Files.isWritable(folder)) {
        System.setProperty(PROPERTY, folder.toString());
        keepOnly(folder, System.getProperty("java.class.path", ""), Instant.now());
      }
    } catch (IOException e) {
      System.getLogger(JavaCppLibraries.class.getName())
          .log(Level.DEBUG, "the folder of unpacked libraries cannot be tidied", e);
    }
  }

  /** Marks the folders of the jars on the class path as used and deletes others. */
  static void keepOnly(Path folder, String classPath, Instant now) throws IOException {
    Set<Path> used = new HashSet<>();
    for (String jar : classPath.split(File.pathSeparator, -1)) {
      Path unpacked = folder.resolve(new File(jar).getName());
      if (!jar.isEmpty() && Files.isDirectory(unpacked)) {
        used.add(unpacked);
        NativeStore.markUsed(unpacked, now);
      }
    }
    NativeStore.removeUnused(folder, used, now);
  }
}
