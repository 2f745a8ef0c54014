package org.redub.models.mouth;

/**
 * The phones that the mouth-shape network tells apart, in the order of its output, with their IPA
 * symbols. Several IPA symbols that look the same on a mouth share one.
 */
public enum Phone {
  OPEN_BACK("ɑ"),
  OPEN_FRONT("a"),
  NEAR_OPEN_FRONT("æ"),
  OPEN_MID_BACK_UNROUNDED("ʌ"),
  OPEN_MID_BACK("ɔ"),
  OPEN_BACK_ROUNDED("ɒ"),
  OPEN_MID_FRONT("ɛ"),
  CLOSE_MID_FRONT("e"),
  NEAR_CLOSE_FRONT("ɪ"),
  CLOSE_FRONT("i"),
  CLOSE_MID_BACK("o"),
  NEAR_CLOSE_BACK("ʊ"),
  CLOSE_BACK("u"),
  CLOSE_FRONT_ROUNDED("y"),
  CLOSE_MID_FRONT_ROUNDED("ø"),
  OPEN_MID_FRONT_ROUNDED("œ"),
  CLOSE_CENTRAL("ɨ"),
  SCHWA("ə"),
  R_COLOURED_SCHWA("ɚ"),
  P("p"),
  B("b"),
  M("m"),
  F("f"),
  V("v"),
  W("w"),
  APPROXIMANT_R("ɹ"),
  TRILL_R("r"),
  UVULAR_R("ʁ"),
  L("l"),
  VOICELESS_TH("θ"),
  VOICED_TH("ð"),
  T("t"),
  D("d"),
  N("n"),
  S("s"),
  Z("z"),
  SH("ʃ"),
  ZH("ʒ"),
  K("k"),
  G("g"),
  NG("ŋ"),
  X("x"),
  H("h"),
  J("j"),
  PALATAL_N("ɲ"),
  SILENCE("_");

  private final String ipa;

  Phone(String ipa) {
    this.ipa = ipa;
  }

  /** The IPA symbol, {@code _} for silence. */
  public String ipa() {
    return ipa;
  }
}
