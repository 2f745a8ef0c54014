package org.redub.models.training.corpus;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.redub.models.mouth.Phone;

/**
 * Converts the synthesisers' phone symbols (IPA, ARPAbet) to the network's phones. A phone that the
 * network does not distinguish becomes the visually most similar one. Stateless.
 */
final class PhoneSymbols {
  private static final Map<Integer, Phone> IPA = new HashMap<>();
  private static final Map<String, String> ARPABET = new HashMap<>();

  /**
   * Pairs of a symbol that is not one of the network's phones and the visually most similar phone.
   */
  private static final String LOOKALIKES =
      "ɐʌ ɜɚ ɝɚ ɘə ɤʌ ɯɨ ᵻɪ ʉu ɵo ɶa ɾr ɽr ɻɹ ʀʁ ɣx χx ħh ɦh çx ʝj ɡg ck ɟg qk ɫl ʎl ɭl ɬl βv ɸf ʋv"
          + " ɱm ɳn ɴŋ ʂʃ ʐʒ ɕʃ ʑʒ ɥj ʍw ɰw ʈt ɖd ʔh ʧʃ ʤʒ Iɪ Eɛ Rr";

  private static final String ARPABET_SOUNDS =
      "AA ɑ AE æ AH ʌ AO ɔ AW aʊ AY aɪ B b CH tʃ D d DH ð EH ɛ ER ɚ EY eɪ F f G g HH h IH ɪ IY i"
          + " JH dʒ K k L l M m N n NG ŋ OW oʊ OY ɔɪ P p R ɹ S s SH ʃ T t TH θ UH ʊ UW u V v W w"
          + " Y j Z z ZH ʒ AX ə H h PAU _ SIL _";

  static {
    for (Phone phone : Phone.values()) {
      IPA.put(phone.label().codePointAt(0), phone);
    }
    for (String pair : LOOKALIKES.split(" ", -1)) {
      Phone known = IPA.get(pair.codePointBefore(pair.length()));
      IPA.putIfAbsent(pair.codePointAt(0), known);
    }
    String[] words = ARPABET_SOUNDS.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      ARPABET.put(words[i], words[i + 1]);
    }
  }

  private PhoneSymbols() {}

  /** The phones of an IPA symbol, in order; empty for marks without a sound. */
  static List<Phone> ipa(String symbol) {
    List<Phone> phones = new ArrayList<>();
    for (int letter : Normalizer.normalize(symbol, Normalizer.Form.NFC).codePoints().toArray()) {
      Phone phone = IPA.get(letter);
      phones.addAll(phone != null ? List.of(phone) : withoutMarks(letter));
    }
    return phones;
  }

  /**
   * Removes the mark of a letter, unless the mark matters, as in ç, which has an entry of its own.
   */
  private static List<Phone> withoutMarks(int letter) {
    return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
        .codePoints()
        .mapToObj(IPA::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The phones of an ARPAbet symbol, in order; silence for an unknown symbol. */
  static List<Phone> arpabet(String symbol) {
    return ipa(ARPABET.getOrDefault(symbol.toUpperCase(Locale.ROOT), "_"));
  }
}
