package org.redub.cli.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.redub.engine.api.OutputFiles;

/** Writes text files, which appear complete or not at all. Stateless. */
public final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  /** Writes the content of a file. */
  public interface Content {
    void to(Writer out) throws IOException;
  }

  private ResultFile() {}

  /** The content {@code value} as indented JSON. */
  public static Content json(Object value) {
    return out -> {
      JSON.writerWithDefaultPrettyPrinter().writeValue(out, value);
      out.write('\n');
    };
  }

  /**
   * Writes {@code file} in UTF-8.
   *
   * @throws org.redub.engine.api.RedubException with {@code OUTPUT_FAILED}; an existing file is
   *     then unchanged
   */
  public static void write(Path file, Content content) {
    OutputFiles.writeText(file, content::to);
  }
}
