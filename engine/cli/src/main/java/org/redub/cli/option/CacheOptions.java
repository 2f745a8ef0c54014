package org.redub.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redub.engine.api.request.CacheSettings;
import org.redub.files.PlatformCacheFolder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The cache of take analyses. Confined to one thread. */
public final class CacheOptions {
  @Option(
      names = "--cache",
      paramLabel = "<folder>",
      defaultValue = "${env:REDUB_CACHE:-auto}",
      converter = Folder.class,
      description =
          "Where to keep analyses of takes, so that the next dub of the same take need not analyse"
              + " it again: a folder, off, or auto for the platform's cache folder. Default:"
              + " $REDUB_CACHE if set, otherwise auto.")
  private CacheSettings folder = CacheSettings.OFF;

  @Option(
      names = "--cache-size",
      paramLabel = "<size>",
      defaultValue = "${env:REDUB_CACHE_SIZE:-2G}",
      converter = Size.class,
      description =
          "Maximum size of the cache, for example 500M or 2G. Analyses that have not been used for"
              + " the longest time are deleted first. Default: $REDUB_CACHE_SIZE if set, otherwise"
              + " 2G.")
  private long maxBytes = CacheSettings.DEFAULT_MAX_BYTES;

  /** The settings; the cache is off if the platform has no cache folder. */
  public CacheSettings settings() {
    return new CacheSettings(folder.folder(), maxBytes);
  }

  static final class Folder implements ITypeConverter<CacheSettings> {
    @Override
    public CacheSettings convert(String value) {
      if (value.equals("off")) {
        return CacheSettings.OFF;
      }
      if (value.isEmpty() || value.equals("auto")) {
        return PlatformCacheFolder.find().map(CacheSettings::in).orElse(CacheSettings.OFF);
      }
      try {
        return CacheSettings.in(Path.of(value));
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            "expected a folder, off or auto, got '%s': %s".formatted(value, e.getReason()));
      }
    }
  }

  /** Whole mebibytes or gibibytes. */
  static final class Size implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([MG])");

    @Override
    public Long convert(String value) {
      Matcher size = SIZE.matcher(value);
      if (!size.matches()) {
        throw new TypeConversionException(
            "expected a number followed by M or G, such as 500M, got '%s'".formatted(value));
      }
      return Long.parseLong(size.group(1)) << (size.group(2).equals("M") ? 20 : 30);
    }
  }
}
