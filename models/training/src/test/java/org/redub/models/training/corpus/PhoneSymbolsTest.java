package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redub.models.mouth.Phone;

class PhoneSymbolsTest {
  @ParameterizedTest
  @EnumSource(Phone.class)
  void readsEveryPhoneFromItsLabel(Phone phone) {
    assertThat(PhoneSymbols.ipa(phone.label())).containsExactly(phone);
  }

  @ParameterizedTest
  @CsvSource({
    "aɪ,A,IH",
    "aʊ,A,UH",
    "ɔɪ,AO,IH",
    "eɪ,E,IH",
    "oʊ,O,UH",
    "tʃ,T,SH",
    "dʒ,D,ZH",
    "ts,T,S",
    "t͡s,T,S",
    "pf,P,F"
  })
  void splitsDiphthongsAndAffricatesIntoTwoPhones(String symbol, Phone first, Phone second) {
    assertThat(PhoneSymbols.ipa(symbol)).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({"iː,I", "ɑː,AA", "uːː,U", "ˈa,A", "ɛ̃,EH", "tʰ,T", "nʲ,N", "l̩,L", "ɔˑ,AO"})
  void ignoresLengthStressAndOtherMarks(String symbol, Phone phone) {
    assertThat(PhoneSymbols.ipa(symbol)).containsExactly(phone);
  }

  @Test
  void markAloneIsNotAPhone() {
    assertThat(PhoneSymbols.ipa("ː")).isEmpty();
    assertThat(PhoneSymbols.ipa("ˈ")).isEmpty();
    assertThat(PhoneSymbols.ipa("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ɐ,AH",
    "ɝ,ER",
    "ɾ,TRILL",
    "ʀ,UVULAR",
    "ɡ,G",
    "ç,X",
    "β,V",
    "ɸ,F",
    "ʋ,V",
    "ɱ,M",
    "ɕ,SH",
    "ʐ,ZH",
    "c̨,K",
    "ç,X",
    "ɯ,IX",
    "ɫ,L",
    "ʍ,W",
    "q,K",
    "ʧ,SH",
    "ᵻ,IH"
  })
  void mapsOtherPhonesToVisuallySimilarOnes(String symbol, Phone phone) {
    assertThat(PhoneSymbols.ipa(symbol)).containsExactly(phone);
  }

  @ParameterizedTest
  @CsvSource({
    "aa,AA",
    "AE,AE",
    "ah,AH",
    "ao,AO",
    "ax,AX",
    "eh,EH",
    "er,ER",
    "ih,IH",
    "iy,I",
    "uh,UH",
    "uw,U",
    "b,B",
    "p,P",
    "m,M",
    "f,F",
    "v,V",
    "th,TH",
    "dh,DH",
    "sh,SH",
    "zh,ZH",
    "hh,H",
    "ng,NG",
    "y,J",
    "w,W",
    "r,R",
    "k,K",
    "pau,SILENCE",
    "sil,SILENCE"
  })
  void readsArpabetInEitherCase(String symbol, Phone phone) {
    assertThat(PhoneSymbols.arpabet(symbol)).containsExactly(phone);
  }

  @ParameterizedTest
  @CsvSource({"ay,A,IH", "aw,A,UH", "oy,AO,IH", "ey,E,IH", "ow,O,UH", "ch,T,SH", "jh,D,ZH"})
  void splitsArpabetDiphthongsAndAffricates(String symbol, Phone first, Phone second) {
    assertThat(PhoneSymbols.arpabet(symbol)).containsExactly(first, second);
  }

  @Test
  void unknownArpabetSymbolIsSilence() {
    assertThat(PhoneSymbols.arpabet("brth")).containsExactly(Phone.SILENCE);
  }
}
