package org.redub.audio.cue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;

/** JSON in Rhubarb's layout: an indentation of two spaces, one line per cue, ASCII only. */
final class RhubarbJson {
  private RhubarbJson() {}

  static JsonGenerator generator(Writer out) throws IOException {
    return JsonFactory.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
        .build()
        .createGenerator(out)
        .setPrettyPrinter(new Layout());
  }

  private static final class Layout extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    /** Number of open arrays; objects in an array, the cues, are written on one line. */
    private int lists;

    Layout() {
      super(
          Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
      indentArraysWith(LINES);
      indentObjectsWith(LINES);
    }

    @Override
    public void writeStartArray(JsonGenerator out) throws IOException {
      super.writeStartArray(out);
      lists++;
      indentObjectsWith(FixedSpaceIndenter.instance);
    }

    @Override
    public void writeEndArray(JsonGenerator out, int values) throws IOException {
      super.writeEndArray(out, values);
      lists--;
      indentObjectsWith(lists == 0 ? LINES : FixedSpaceIndenter.instance);
    }
  }
}
