package org.redub.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.generate.MouthShapes;
import org.redub.engine.generate.donor.DonorPool;
import org.redub.engine.generate.donor.DonorStore;
import org.redub.engine.media.plate.Plate;
import org.redub.engine.media.read.FrameReader;
import org.redub.geometry.MouthShape;
import org.redub.geometry.PixelBox;
import org.redub.geometry.Points;
import org.redub.render.composite.FaceOnPlate;
import org.redub.render.composite.MouthCompositor;
import org.redub.render.composite.RenderSettings;
import org.redub.render.composite.RenderedMouth;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorMix;
import org.redub.render.donor.DonorRuns;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;
import org.redub.render.donor.mouth.DonorImage;
import org.redub.render.donor.mouth.DonorMouth;

/**
 * The longest shot of a take, driven with given mouth shapes while near donors are forbidden.
 * Confined to one thread; the owner closes it.
 */
final class RenderTrial implements AutoCloseable {
  private static final int DISSOLVE_FRAMES = 2;

  private final FaceTrack track;
  private final int[] usable;
  private final MouthShape[] targets;
  private final List<DonorMix> mixes;
  private final DonorStore donors = new DonorStore();
  private final MouthCompositor compositor = new MouthCompositor(RenderSettings.DEFAULT);
  private final DonorMouth mouth = new DonorMouth(RenderSettings.DEFAULT);
  private long nanos;
  private int rendered;

  /** The shape each frame of a shot shall take. */
  interface Shapes {
    MouthShape at(int frame);
  }

  /**
   * A trial.
   *
   * @param window no donor within this many frames of the frame it lends to
   * @throws org.redub.engine.api.RedubException if the take cannot be read
   */
  RenderTrial(Take take, Shapes wanted, int window) {
    track = longestShot(take.track());
    usable = usable(track);
    int n = usable.length;
    targets = new MouthShape[n];
    float[][] shapes = new float[n][];
    float[][] rotations = new float[n][];
    int[] from = new int[n];
    int[] to = new int[n];
    for (int k = 0; k < n; k++) {
      targets[k] = wanted.at(usable[k]);
      shapes[k] = targets[k].toArray();
      rotations[k] = track.pose(usable[k]).rotationValues();
      from[k] = usable[k] - window;
      to[k] = window == 0 ? from[k] - 1 : usable[k] + window;
    }
    DonorTargets allowed =
        new DonorTargets(shapes, rotations, usable, DonorPool.looks(track, usable), from, to);
    DonorLibrary library = DonorPool.library(track, usable);
    mixes =
        DonorRuns.crossfade(
            new DonorSelector(DonorSettings.DEFAULT).select(allowed, library),
            allowed,
            library,
            DISSOLVE_FRAMES);
    gather(take);
  }

  /** The shot with the most frames in which a face was found. */
  static FaceTrack longestShot(TakeTrack take) {
    FaceTrack longest = take.shots().get(0);
    for (FaceTrack shot : take.shots()) {
      if (usable(shot).length > usable(longest).length) {
        longest = shot;
      }
    }
    return longest;
  }

  /** Frames of the shot whose mouth can be replaced, counted in the shot. */
  static int[] usable(FaceTrack shot) {
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < shot.frames(); i++) {
      if (shot.usable(i) && !shot.isCovered(i)) {
        frames.add(i);
      }
    }
    return frames.stream().mapToInt(Integer::intValue).toArray();
  }

  private void gather(Take take) {
    try (FrameReader reader = take.source().frames()) {
      Plate plate = Plate.of(reader.format());
      PixelBox whole = new PixelBox(0, 0, plate.width(), plate.height());
      int k = 0;
      for (int frame = 0; k < usable.length && reader.read(plate); frame++) {
        if (frame == takeFrame(k)) {
          float[] points = ownPoints(k);
          PixelBox box = MouthCompositor.boxFor(points, points, iodPx(k), whole);
          donors.put(k, box, plate.readBox(box));
          k++;
        }
      }
    } catch (RuntimeException e) {
      donors.close();
      throw e;
    }
  }

  /** Number of frames that are driven. */
  int size() {
    return usable.length;
  }

  /** The number in the take of driven frame {@code k}. */
  int takeFrame(int k) {
    return track.firstFrame() + usable[k];
  }

  FaceTrack track() {
    return track;
  }

  /** The number in the shot of driven frame {@code k}. */
  int shotFrame(int k) {
    return usable[k];
  }

  /** The shape driven frame {@code k} shall take. */
  MouthShape target(int k) {
    return targets[k];
  }

  /** The mean of the shapes that are wanted. */
  MouthShape meanTarget() {
    return MouthShapes.mean(List.of(targets));
  }

  double iodPx(int k) {
    return track.pose(usable[k]).iodPx();
  }

  float[] ownPoints(int k) {
    return track.shape(usable[k]).toFrame(track.pose(usable[k]));
  }

  float[] targetPoints(int k) {
    return targets[k].toFrame(track.pose(usable[k]));
  }

  /** The box of driven frame {@code k} that its rendering may change. */
  PixelBox box(int k, Plate plate) {
    return MouthCompositor.boxFor(
        ownPoints(k), targetPoints(k), iodPx(k), new PixelBox(0, 0, plate.width(), plate.height()));
  }

  /** Renders driven frame {@code k}, which {@code plate} shows. */
  RenderedMouth render(int k, Plate plate) {
    PixelBox box = box(k, plate);
    DonorMix mix = mixes.get(k);
    List<DonorImage> patches = new ArrayList<>();
    patches.add(patch(mix.donor(), mix.weight()));
    if (mix.other() >= 0) {
      patches.add(patch(mix.other(), mix.otherWeight()));
    }
    FaceOnPlate onPlate =
        new FaceOnPlate(
            plate.readBox(box),
            Points.inBox(ownPoints(k), box),
            Points.inBox(targetPoints(k), box),
            track.motion(usable[k]),
            track.covered(usable[k]),
            (float) iodPx(k));
    long begin = System.nanoTime();
    RenderedMouth face = compositor.render(onPlate, mouth.of(patches));
    nanos += System.nanoTime() - begin;
    rendered++;
    return face;
  }

  private DonorImage patch(int donor, float weight) {
    return new DonorImage(
        donors.read(donor),
        Points.inBox(ownPoints(donor), donors.box(donor)),
        track.motion(usable[donor]),
        weight);
  }

  /** Milliseconds a frame of rendering so far. */
  double renderMs() {
    return rendered == 0 ? Double.NaN : nanos / 1e6 / rendered;
  }

  @Override
  public void close() {
    donors.close();
  }
}
