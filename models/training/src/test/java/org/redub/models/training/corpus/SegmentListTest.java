package org.redub.models.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.redub.models.mouth.Phone;

class SegmentListTest {
  private final SegmentList list = new SegmentList();

  @Test
  void phonesFollowEachOther() {
    list.add(0, 0.1, List.of(Phone.P));
    list.add(0.1, 0.3, List.of(Phone.A));
    assertThat(list.toList())
        .containsExactly(new PhoneSegment(0, 0.1, Phone.P), new PhoneSegment(0.1, 0.3, Phone.A));
  }

  @Test
  void splitsDiphthongEquallyAndAffricateUnequally() {
    list.add(1, 2, List.of(Phone.A, Phone.IH));
    list.add(2, 3, List.of(Phone.T, Phone.SH));
    List<PhoneSegment> segments = list.toList();
    assertThat(segments)
        .extracting(PhoneSegment::phone)
        .containsExactly(Phone.A, Phone.IH, Phone.T, Phone.SH);
    assertThat(segments.get(0).endSeconds()).isCloseTo(1.5, within(1e-9));
    assertThat(segments.get(1).startSeconds()).isCloseTo(1.5, within(1e-9));
    assertThat(segments.get(2).endSeconds()).isCloseTo(2.4, within(1e-9));
    assertThat(segments.get(3).endSeconds()).isCloseTo(3, within(1e-9));
  }

  @Test
  void markWithoutPhoneLengthensPreviousPhone() {
    list.add(0, 0.05, List.of());
    list.add(0.05, 0.1, List.of(Phone.I));
    list.add(0.1, 0.2, List.of());
    assertThat(list.toList()).containsExactly(new PhoneSegment(0.05, 0.2, Phone.I));
  }

  @Test
  void leavesOutPhonesWithoutDuration() {
    list.add(0.1, 0.1, List.of(Phone.I));
    list.add(0.2, 0.1, List.of());
    assertThat(list.toList()).isEmpty();
  }

  @Test
  void rejectsSegmentWithoutDuration() {
    assertThatThrownBy(() -> new PhoneSegment(0.5, 0.5, Phone.M))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phone M must end after its start, got end 0.5 s and start 0.5 s");
    assertThatThrownBy(() -> new PhoneSegment(0.5, Double.NaN, Phone.M))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
