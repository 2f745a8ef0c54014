package org.redub.engine.media.sound;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/**
 * Compares language tags of files and people: two letters (ISO 639-1), three letters of either kind
 * (ISO 639-2/T and /B), or with a region (BCP 47). Stateless.
 */
final class Languages {
  /** The bibliographic codes that differ from the terminological ones. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sqi"),
          Map.entry("arm", "hye"),
          Map.entry("baq", "eus"),
          Map.entry("bur", "mya"),
          Map.entry("chi", "zho"),
          Map.entry("cze", "ces"),
          Map.entry("dut", "nld"),
          Map.entry("fre", "fra"),
          Map.entry("geo", "kat"),
          Map.entry("ger", "deu"),
          Map.entry("gre", "ell"),
          Map.entry("ice", "isl"),
          Map.entry("mac", "mkd"),
          Map.entry("mao", "mri"),
          Map.entry("may", "msa"),
          Map.entry("per", "fas"),
          Map.entry("rum", "ron"),
          Map.entry("slo", "slk"),
          Map.entry("tib", "bod"),
          Map.entry("wel", "cym"));

  private Languages() {}

  /**
   * Whether a file's language is the wanted one; without a wanted region, in any region.
   *
   * @param wanted a tag in lower case
   * @param found the tag of a file, may be empty
   */
  static boolean same(String wanted, String found) {
    String own = found.toLowerCase(Locale.ROOT).replace('_', '-');
    if (own.isEmpty()) {
      return false;
    }
    boolean sameLanguage = base(wanted).equals(base(own));
    return sameLanguage && (!wanted.contains("-") || own.equals(wanted));
  }

  /** The language alone in three letters, where it has some. */
  private static String base(String tag) {
    String language = tag.split("-", 2)[0];
    if (language.length() == 2) {
      try {
        return Locale.forLanguageTag(language).getISO3Language();
      } catch (MissingResourceException e) {
        return language; // not a language of ISO 639-1
      }
    }
    return BIBLIOGRAPHIC.getOrDefault(language, language);
  }
}
