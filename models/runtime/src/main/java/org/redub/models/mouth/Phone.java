package org.redub.models.mouth;

/**
 * The phones that the mouth-shape network distinguishes, in the order of its output. Names follow
 * ARPAbet where it has one.
 */
public enum Phone {
  /** IPA ɑ. */
  AA("ɑ", Group.VOWEL),
  /** IPA a. */
  A("a", Group.VOWEL),
  /** IPA æ. */
  AE("æ", Group.VOWEL),
  /** IPA ʌ. */
  AH("ʌ", Group.VOWEL),
  /** IPA ɔ. */
  AO("ɔ", Group.VOWEL),
  /** IPA ɒ. */
  OH("ɒ", Group.VOWEL),
  /** IPA ɛ. */
  EH("ɛ", Group.VOWEL),
  /** IPA e. */
  E("e", Group.VOWEL),
  /** IPA ɪ. */
  IH("ɪ", Group.VOWEL),
  /** IPA i. */
  I("i", Group.VOWEL),
  /** IPA o. */
  O("o", Group.VOWEL),
  /** IPA ʊ. */
  UH("ʊ", Group.VOWEL),
  /** IPA u. */
  U("u", Group.VOWEL),
  /** IPA y. */
  Y("y", Group.VOWEL),
  /** IPA ø. */
  EU("ø", Group.VOWEL),
  /** IPA œ. */
  OE("œ", Group.VOWEL),
  /** IPA ɨ. */
  IX("ɨ", Group.VOWEL),
  /** IPA ə. */
  AX("ə", Group.VOWEL),
  /** IPA ɚ. */
  ER("ɚ", Group.VOWEL),
  /** IPA p. */
  P("p", Group.BILABIAL),
  /** IPA b. */
  B("b", Group.BILABIAL),
  /** IPA m. */
  M("m", Group.BILABIAL),
  /** IPA f. */
  F("f", Group.LABIODENTAL),
  /** IPA v. */
  V("v", Group.LABIODENTAL),
  /** IPA w. */
  W("w", Group.OTHER),
  /** IPA ɹ. */
  R("ɹ", Group.OTHER),
  /** IPA r. */
  TRILL("r", Group.OTHER),
  /** IPA ʁ. */
  UVULAR("ʁ", Group.OTHER),
  /** IPA l. */
  L("l", Group.OTHER),
  /** IPA θ. */
  TH("θ", Group.OTHER),
  /** IPA ð. */
  DH("ð", Group.OTHER),
  /** IPA t. */
  T("t", Group.OTHER),
  /** IPA d. */
  D("d", Group.OTHER),
  /** IPA n. */
  N("n", Group.OTHER),
  /** IPA s. */
  S("s", Group.OTHER),
  /** IPA z. */
  Z("z", Group.OTHER),
  /** IPA ʃ. */
  SH("ʃ", Group.OTHER),
  /** IPA ʒ. */
  ZH("ʒ", Group.OTHER),
  /** IPA k. */
  K("k", Group.OTHER),
  /** IPA g. */
  G("g", Group.OTHER),
  /** IPA ŋ. */
  NG("ŋ", Group.OTHER),
  /** IPA x. */
  X("x", Group.OTHER),
  /** IPA h. */
  H("h", Group.OTHER),
  /** IPA j. */
  J("j", Group.OTHER),
  /** IPA ɲ. */
  NJ("ɲ", Group.OTHER),
  /** No speech; labelled _. */
  SILENCE("_", Group.SILENCE);

  /** Groups of phones by what they require of the lips. */
  public enum Group {
    /** Nothing. */
    SILENCE,
    /** Lips shut: p b m. */
    BILABIAL,
    /** Lower lip under the upper teeth: f v. */
    LABIODENTAL,
    /** Open to a degree that depends on the vowel. */
    VOWEL,
    /** Any other consonant. */
    OTHER
  }

  private final String label;
  private final Group group;

  Phone(String label, Group group) {
    this.label = label;
    this.group = group;
  }

  /** Its IPA letter, its name in model cards; {@code _} for silence. */
  public String label() {
    return label;
  }

  /** What it requires of the lips. */
  public Group group() {
    return group;
  }

  /** Its index in the tensor; a card with labels in another order is rejected. */
  @SuppressWarnings("EnumOrdinal")
  public int channel() {
    return ordinal();
  }
}
