package org.redub.audio.cue;

import java.io.Writer;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XML in Rhubarb's layout: an indentation of two spaces per level, quotes and apostrophes as
 * entities also in text. Characters that XML 1.0 does not allow (control characters, half of a
 * surrogate pair) become U+FFFD, where Rhubarb would write a file that cannot be read. Confined to
 * one thread.
 */
final class RhubarbXml {
  private static final String REPLACEMENT = "\uFFFD";

  private final XMLStreamWriter xml;
  private int depth;

  RhubarbXml(Writer out) throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("utf-8", "1.0");
  }

  RhubarbXml start(String name) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    depth++;
    return this;
  }

  RhubarbXml end() throws XMLStreamException {
    depth--;
    line();
    xml.writeEndElement();
    return this;
  }

  @SafeVarargs
  final void element(String name, String text, Map.Entry<String, String>... attributes)
      throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    for (Map.Entry<String, String> attribute : attributes) {
      xml.writeAttribute(attribute.getKey(), attribute.getValue());
    }
    text(text);
    xml.writeEndElement();
  }

  void finish() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private void text(String text) throws XMLStreamException {
    int[] codePoints = text.codePoints().toArray();
    for (int c : codePoints) {
      switch (c) {
        case '"' -> xml.writeEntityRef("quot");
        case '\'' -> xml.writeEntityRef("apos");
        case '\r' -> xml.writeEntityRef("#13");
        default -> xml.writeCharacters(fits(c) ? Character.toString(c) : REPLACEMENT);
      }
    }
  }

  private static boolean fits(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF);
  }
}
