package org.redub.models.natives;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A native library on the class path, with the size and checksum that its jar states. Immutable.
 *
 * @param name the name of the file
 * @param source where it is read from
 */
record NativeLibrary(String name, URL source, long sizeBytes, long crc32) {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Reads size and checksum from the directory of the jar; a file outside a jar is read whole.
   *
   * @throws IOException if the jar cannot be read
   */
  static NativeLibrary at(URL source) throws IOException {
    String path = source.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (connect(source) instanceof JarURLConnection jarred) {
      try (JarFile jar = jarred.getJarFile()) {
        JarEntry entry = jar.getJarEntry(jarred.getEntryName());
        return new NativeLibrary(name, source, entry.getSize(), entry.getCrc());
      }
    }
    try (InputStream in = source.openStream()) {
      Checked checked = Checked.of(in);
      return new NativeLibrary(name, source, checked.sizeBytes(), checked.crc32());
    }
  }

  /** Without a cache, because a cached jar stays open. */
  private static URLConnection connect(URL source) throws IOException {
    URLConnection connection = source.openConnection();
    connection.setUseCaches(false);
    return connection;
  }

  /** Opens the content; the caller closes it. */
  InputStream open() throws IOException {
    return new BufferedInputStream(connect(source).getInputStream(), BUFFER_BYTES);
  }

  /** Whether {@code file} exists and has this library's size and checksum. */
  boolean isAt(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != sizeBytes) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Checked.of(in).crc32() == crc32;
    }
  }

  /** The size and the checksum of a stream. */
  private record Checked(long sizeBytes, long crc32) {
    static Checked of(InputStream in) throws IOException {
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      byte[] buffer = new byte[BUFFER_BYTES];
      long sizeBytes = 0;
      for (int read = checked.read(buffer); read >= 0; read = checked.read(buffer)) {
        sizeBytes += read;
      }
      return new Checked(sizeBytes, checked.getChecksum().getValue());
    }
  }
}
