package org.redub.models.converter.npm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.files.Sha256;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.FileBytes;

/** An npm package's {@code .tgz}: its plain files and those in its packed assets. Immutable. */
public final class NpmTarball {
  private static final String MANIFEST = "package/package.json";
  private static final String PACKED_DATA = "_packed_assets.data";
  private static final String PACKED_LOADER = "_packed_assets_loader.js";

  private final Path path;
  private final NpmPackage npmPackage;
  private final Map<String, FileBytes> files;

  private NpmTarball(Path path, NpmPackage npmPackage, Map<String, FileBytes> files) {
    this.path = path;
    this.npmPackage = npmPackage;
    this.files = Map.copyOf(files);
  }

  /**
   * Reads a package; {@code UNREADABLE}, {@code CORRUPT} or {@code WRONG_PACKAGE} when it is not
   * the one expected.
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

  /** A file of this package; {@code CHECKSUM_MISMATCH} when its bytes are not those we know. */
  public byte[] read(SourceFile source) {
    if (source.npmPackage() != npmPackage) {
      throw new IllegalArgumentException(source + " does not stand in " + npmPackage);
    }
    FileBytes file = files.get(source.fileName());
    if (file == null) {
      throw ConversionException.corrupt(path + ": has no file " + source.fileName());
    }
    byte[] content = file.toByteArray();
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
    return content;
  }

  private static Map<String, byte[]> readEntries(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return TarEntries.read(in, NpmTarball::isWanted);
    } catch (IOException e) {
      throw new ConversionException(
          ConversionException.Code.UNREADABLE,
          "cannot be read as a gzipped tar archive (" + e + ")",
          e);
    }
  }

  private static boolean isWanted(String name) {
    return name.equals(MANIFEST)
        || name.endsWith(".tflite")
        || name.endsWith(PACKED_DATA)
        || name.endsWith(PACKED_LOADER);
  }

  private static void requirePackage(byte @Nullable [] manifest, NpmPackage expected) {
    String found = "no npm package";
    if (manifest != null) {
      String json = new String(manifest, StandardCharsets.UTF_8);
      found = property(json, "name") + "@" + property(json, "version");
    }
    if (!found.equals(expected.coordinates())) {
      throw new ConversionException(
          ConversionException.Code.WRONG_PACKAGE,
          "is " + found + ", expected " + expected.coordinates());
    }
  }

  /** The first property of that name, "?" when there is none. */
  private static String property(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return matcher.find() ? matcher.group(1) : "?";
  }

  /** Plain files under their names without folders, then those in packed assets. */
  private static Map<String, FileBytes> unpack(Map<String, byte[]> entries) {
    Map<String, FileBytes> files = new HashMap<>();
    entries.forEach(
        (name, content) -> {
          String fileName = name.substring(name.lastIndexOf('/') + 1);
          files.put(fileName, FileBytes.of(fileName, content));
          if (name.endsWith(PACKED_DATA)) {
            String loader = name.replace(PACKED_DATA, PACKED_LOADER);
            byte[] script = entries.get(loader);
            if (script == null) {
              throw ConversionException.corrupt("has " + name + " but no " + loader);
            }
            files.putAll(PackedAssets.read(script, FileBytes.of(fileName, content)));
          }
        });
    return files;
  }
}
