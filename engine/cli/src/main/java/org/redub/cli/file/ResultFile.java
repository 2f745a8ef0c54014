package org.redub.cli.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Writes text files whole or not at all, beside their place and then into it. Stateless. */
public final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  /** Writes what a file shall hold. */
  public interface Content {
    void to(Writer out) throws IOException;
  }

  private ResultFile() {}

  /** {@code value} as indented JSON with a line end. */
  public static Content json(Object value) {
    return out -> {
      JSON.writerWithDefaultPrettyPrinter().writeValue(out, value);
      out.write('\n');
    };
  }

  /**
   * Writes {@code file} in UTF-8.
   *
   * @throws RedubException with {@code OUTPUT_FAILED}; an older file is as it was then
   */
  public static void write(Path file, Content content) {
    Path part = null;
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      part =
          target.resolveSibling(
              ".%s.redub-%s.part".formatted(target.getFileName(), UUID.randomUUID()));
      try (Writer out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW)) {
        content.to(out);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "'%s' could not be written: %s".formatted(file, OneLineErrors.describe(e)),
          e);
    } finally {
      if (part != null) {
        part.toFile().delete();
      }
    }
  }
}
