package org.redub.engine.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** Prints a plan so that people can change it: what lies deeper than a person is on one line. */
final class PlanPrinter extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;

  /** The document, its persons, a person and its lists. */
  private static final int LEVELS = 4;

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  PlanPrinter() {
    indentArraysWith(LINES);
    indentObjectsWith(LINES);
  }

  private PlanPrinter(PlanPrinter base) {
    super(base);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new PlanPrinter(this);
  }

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    json.writeRaw('{');
    _nesting++;
  }

  @Override
  public void beforeObjectEntries(JsonGenerator json) throws IOException {
    line(json);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    end(json, '}', entries);
  }

  @Override
  public void writeStartArray(JsonGenerator json) throws IOException {
    json.writeRaw('[');
    _nesting++;
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    line(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    separate(json);
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    end(json, ']', values);
  }

  private void line(JsonGenerator json) throws IOException {
    if (_nesting <= LEVELS) {
      LINES.writeIndentation(json, _nesting);
    }
  }

  private void separate(JsonGenerator json) throws IOException {
    json.writeRaw(_nesting <= LEVELS ? "," : ", ");
    line(json);
  }

  private void end(JsonGenerator json, char bracket, int entries) throws IOException {
    _nesting--;
    if (_nesting < LEVELS && entries > 0) {
      LINES.writeIndentation(json, _nesting);
    }
    json.writeRaw(bracket);
  }
}
