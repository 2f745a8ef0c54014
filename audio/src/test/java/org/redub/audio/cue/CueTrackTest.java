package org.redub.audio.cue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CueTrackTest {
  @Test
  void rejectsGapsOverlapsAndRepeatedShapes() {
    MouthCue first = new MouthCue(0, 100, Viseme.X);
    assertThat(CueTrack.of(List.of(first, new MouthCue(100, 250, Viseme.B))).durationUs())
        .isEqualTo(250);
    assertThatThrownBy(() -> CueTrack.of(List.of(first, new MouthCue(101, 250, Viseme.B))))
        .hasMessageContaining("cue 1 starts at 101 us, the one before ends at 100 us");
    assertThatThrownBy(() -> CueTrack.of(List.of(first, new MouthCue(100, 250, Viseme.X))))
        .hasMessageContaining("cues 0 and 1 are both X");
    assertThatThrownBy(() -> CueTrack.of(List.of(new MouthCue(5, 9, Viseme.X))))
        .hasMessageContaining("cue 0 starts at 5 us");
    assertThat(CueTrack.of(List.of()).durationUs()).isZero();
  }

  @Test
  void rejectsCueWithoutDuration() {
    assertThatThrownBy(() -> new MouthCue(5, 5, Viseme.A)).hasMessageContaining("5 to 5 us");
    assertThatThrownBy(() -> new MouthCue(-1, 5, Viseme.A)).hasMessageContaining("-1 to 5 us");
  }
}
