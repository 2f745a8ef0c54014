package org.redub.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.geometry.MouthShape;
import org.redub.render.donor.DonorLibrary;

class DonorPoolTest {
  private static final int RUN = 25;

  private static FaceTrack track(int frames, IntToDoubleFunction opening, IntPredicate covered) {
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      shapes.add(DrawnMouth.at(opening.applyAsDouble(i), 0.55));
    }
    return DrawnTrack.of(100, shapes, 0, covered);
  }

  private static Visibility[] usable(int frames) {
    Visibility[] visibility = new Visibility[frames];
    Arrays.fill(visibility, Visibility.USABLE);
    return visibility;
  }

  @Test
  void everyFreeFrameOfAShortShotLends() {
    Visibility[] visibility = usable(30);
    visibility[4] = Visibility.TURNED_AWAY;
    visibility[29] = Visibility.NO_FACE;
    FaceTrack track = track(30, i -> 0.1, frame -> frame >= 10 && frame < 20);
    int[] expected = IntStream.range(0, 29).filter(i -> i != 4 && (i < 10 || i >= 20)).toArray();
    assertThat(DonorPool.of(track, visibility)).containsExactly(expected);
  }

  @Test
  void aShotWithNothingFreeLendsNothing() {
    assertThat(DonorPool.of(track(5, i -> 0.1, frame -> true), usable(5))).isEmpty();
  }

  @Test
  void aShotOfTheMostFramesLendsThemAll() {
    assertThat(DonorPool.of(track(1200, i -> 0.1, frame -> false), usable(1200))).hasSize(1200);
  }

  /** Every second run of a second talks, the others are still: those that talk are chosen. */
  @Test
  void aLongShotLendsItsLiveliestSecondsFromAllOverIt() {
    int frames = 2400;
    FaceTrack track =
        track(frames, i -> i / RUN % 2 == 1 ? 0.1 + 0.1 * Math.sin(i) : 0.1, frame -> false);
    int[] talking = IntStream.range(0, frames).filter(i -> i / RUN % 2 == 1).toArray();
    assertThat(DonorPool.of(track, usable(frames))).containsExactly(talking);
  }

  @Test
  void aVeryLongShotStaysBounded() {
    int frames = 10_010;
    int[] pool = DonorPool.of(track(frames, i -> 0.1 * (i % 3), frame -> false), usable(frames));
    assertThat(pool).hasSizeBetween(1000, 1200).isSorted().doesNotHaveDuplicates();
    assertThat(pool[0]).isLessThan(frames / 40);
    assertThat(pool[pool.length - 1]).isGreaterThan(frames * 39 / 40);
  }

  @Test
  void theLibraryKeepsTheShotsOwnNumbers() {
    FaceTrack track = track(12, i -> 0.02 * i, frame -> false);
    DonorLibrary library = DonorPool.library(track, new int[] {3, 4, 9});
    assertThat(library.sourceFrame(0)).isEqualTo(3);
    assertThat(library.sourceFrame(1)).isEqualTo(4);
    assertThat(library.sourceFrame(2)).isEqualTo(9);
  }

  @Test
  void looksAreAllKnownOrNone() {
    FaceTrack unknown = track(3, i -> 0.1, frame -> false);
    assertThat(DonorPool.looks(unknown, new int[] {0, 2})).isEmpty();
  }
}
