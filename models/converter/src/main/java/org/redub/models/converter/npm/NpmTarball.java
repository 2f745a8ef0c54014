package org.redub.models.converter.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.redub.files.Sha256;
import org.redub.models.converter.io.ConversionException;

/**
 * An npm package's {@code .tgz} file: its plain files and those in its packed assets. Immutable.
 */
public final class NpmTarball {
  private static final String MANIFEST = "package/package.json";
  private static final String PACKED_DATA = "_packed_assets.data";
  private static final String PACKED_LOADER = "_packed_assets_loader.js";

  /** Larger than any file in the packages; limits the memory that a damaged size can request. */
  private static final long MAX_FILE_BYTES = 1 << 26;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;
  private final NpmPackage npmPackage;
  private final Map<String, byte[]> files;

  private NpmTarball(Path path, NpmPackage npmPackage, Map<String, byte[]> files) {
    this.path = path;
    this.npmPackage = npmPackage;
    this.files = Map.copyOf(files);
  }

  /**
   * Reads a package; {@code UNREADABLE}, {@code CORRUPT} or {@code WRONG_PACKAGE} if it is not the
   * expected one.
   */
  public static NpmTarball open(Path path, NpmPackage expected) {
    try {
      Map<String, byte[]> entries = readEntries(path);
      requirePackage(entries.get(MANIFEST), expected);
      return new NpmTarball(path, expected, unpack(entries));
    } catch (ConversionException e) {
      throw e.within(path.toString());
    }
  }

  /** A file of this package; {@code CHECKSUM_MISMATCH} if it does not have the known SHA-256. */
  public byte[] read(SourceFile source) {
    if (source.npmPackage() != npmPackage) {
      throw new IllegalArgumentException(source + " is not a file of " + npmPackage);
    }
    byte[] content = files.get(source.fileName());
    if (content == null) {
      throw ConversionException.corrupt(path + ": has no file " + source.fileName());
    }
    String sha256 = Sha256.of(content);
    if (!sha256.equals(source.sha256())) {
      throw new ConversionException(
          ConversionException.Code.CHECKSUM_MISMATCH,
          path
              + ": "
              + source.fileName()
              + " has SHA-256 "
              + sha256
              + ", expected "
              + source.sha256());
    }
    return content.clone();
  }

  private static Map<String, byte[]> readEntries(Path path) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
        TarArchiveInputStream archive = new TarArchiveInputStream(new GZIPInputStream(file))) {
      Map<String, byte[]> files = new TreeMap<>();
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        if (!entry.isCheckSumOK()) {
          throw ConversionException.corrupt(
              "the tar header of '" + entry.getName() + "' does not match its checksum");
        }
        if (entry.isFile() && isWanted(entry.getName())) {
          files.put(entry.getName(), content(archive, entry));
        }
      }
      return files;
    } catch (IOException e) {
      throw new ConversionException(
          ConversionException.Code.UNREADABLE,
          "cannot be read as a gzipped tar archive (" + e + ")",
          e);
    }
  }

  private static byte[] content(TarArchiveInputStream archive, TarArchiveEntry entry)
      throws IOException {
    if (entry.getSize() > MAX_FILE_BYTES) {
      throw ConversionException.corrupt(
          "%s claims %d bytes, the limit is %d"
              .formatted(entry.getName(), entry.getSize(), MAX_FILE_BYTES));
    }
    return archive.readAllBytes();
  }

  private static boolean isWanted(String name) {
    return name.equals(MANIFEST)
        || name.endsWith(".tflite")
        || name.endsWith(PACKED_DATA)
        || name.endsWith(PACKED_LOADER);
  }

  private static void requirePackage(byte @Nullable [] manifest, NpmPackage expected) {
    String found = manifest == null ? "no npm package" : coordinates(manifest);
    if (!found.equals(expected.coordinates())) {
      throw new ConversionException(
          ConversionException.Code.WRONG_PACKAGE,
          "is " + found + ", expected " + expected.coordinates());
    }
  }

  /** Name and version, "?" for a missing one. */
  private static String coordinates(byte[] manifest) {
    try {
      JsonNode json = JSON.readTree(manifest);
      return json.path("name").asText("?") + "@" + json.path("version").asText("?");
    } catch (IOException e) {
      throw ConversionException.corrupt(MANIFEST + " is not JSON (" + e.getMessage() + ")", e);
    }
  }

  /** Plain files by their names without folders, then those in packed assets. */
  private static Map<String, byte[]> unpack(Map<String, byte[]> entries) {
    Map<String, byte[]> files = new HashMap<>();
    entries.forEach(
        (name, content) -> {
          String fileName = name.substring(name.lastIndexOf('/') + 1);
          files.put(fileName, content);
          if (name.endsWith(PACKED_DATA)) {
            String loader = name.replace(PACKED_DATA, PACKED_LOADER);
            byte[] script = entries.get(loader);
            if (script == null) {
              throw ConversionException.corrupt("has " + name + " but no " + loader);
            }
            files.putAll(PackedAssets.read(script, fileName, content));
          }
        });
    return files;
  }
}
