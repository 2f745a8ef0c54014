package org.redub.engine.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.generate.MouthShapes;
import org.redub.geometry.MouthShape;

/**
 * The shot of a take that an evaluation looks at. Immutable by contract.
 *
 * @param track the face in it
 * @param frames its frames, counted in the shot, whose mouth can be replaced and is not occluded
 */
@SuppressWarnings("ArrayRecordComponent")
record EvaluatedShot(FaceTrack track, int[] frames) {
  /** Share of the frames, the least open ones, that show how the shut mouth looks. */
  private static final double SHUT_SHARE = 0.1;

  /** The shot of the take with the most such frames; one without any if the take has no shot. */
  static EvaluatedShot of(TakeTrack take) {
    return take.shots().stream()
        .map(EvaluatedShot::of)
        .max(Comparator.comparingInt(shot -> shot.frames().length))
        .orElseThrow(() -> new IllegalArgumentException("the take has no shot"));
  }

  private static EvaluatedShot of(FaceTrack track) {
    return new EvaluatedShot(
        track,
        IntStream.range(0, track.frames())
            .filter(i -> track.usable(i) && !track.isOccluded(i))
            .toArray());
  }

  /** The mean of the shapes with the smallest openings. */
  MouthShape shut() {
    int[] least =
        IntStream.of(frames)
            .boxed()
            .sorted(Comparator.comparingDouble(frame -> track.shape(frame).opening()))
            .limit(Math.max(1, (long) (SHUT_SHARE * frames.length)))
            .mapToInt(Integer::intValue)
            .toArray();
    return MouthShapes.mean(track, least);
  }
}
