package org.redub.models;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.redub.files.Sha256;

/** A model's bytes, checked against its card. Immutable. */
public final class ModelFile {

  private final ModelCard card;
  private final byte[] bytes;

  private ModelFile(ModelCard card, byte[] bytes) {
    this.card = card;
    this.bytes = bytes;
  }

  /**
   * Checks length and SHA-256.
   *
   * @throws ModelException CORRUPT if either differs from the card
   */
  static ModelFile verified(ModelCard card, byte[] bytes) {
    if (card.bytes() != 0 && bytes.length != card.bytes()) {
      throw corrupt(card, "has %d bytes, its card says %d".formatted(bytes.length, card.bytes()));
    }
    String sha256 = Sha256.of(bytes);
    if (!sha256.equals(card.sha256())) {
      throw corrupt(card, "has SHA-256 %s, its card says %s".formatted(sha256, card.sha256()));
    }
    return new ModelFile(card, bytes);
  }

  private static ModelException corrupt(ModelCard card, String what) {
    return new ModelException(
        ModelException.Code.CORRUPT, "%s %s (model %s)".formatted(card.file(), what, card.id()));
  }

  /** The card that the bytes were checked against. */
  public ModelCard card() {
    return card;
  }

  /** Number of bytes. */
  public long length() {
    return bytes.length;
  }

  /** The bytes themselves, not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /** A new stream over the bytes. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
