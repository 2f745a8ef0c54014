package org.redub.engine.analyse.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.redub.audio.activity.SpeechActivity;
import org.redub.engine.analyse.TakeAnalysis;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.face.TakeTrack;
import org.redub.engine.analyse.face.Visibility;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.media.file.ColourTags;
import org.redub.engine.media.file.Orientation;
import org.redub.engine.media.file.Rational;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.file.VideoTiming;
import org.redub.geometry.FaceMesh;
import org.redub.geometry.HeadPose;
import org.redub.geometry.MouthShape;
import org.redub.geometry.Similarity3;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;
import org.redub.models.mouth.FaceMotion;
import org.redub.models.mouth.Phone;
import org.redub.render.image.MouthAppearance;

/**
 * Random analyses made from a seed: floats with arbitrary bits, frames without a face, some
 * appearances and occlusions. For tests.
 */
final class DrawnAnalysis {
  /** What an analysis can say; a range is chosen later. */
  private static final List<Visibility> SEEN =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Visibility.OUT_OF_RANGE)));

  private static final int POINTS = FaceMesh.LOWER_FACE.size();

  private final Random random;

  private DrawnAnalysis(long seed) {
    random = new Random(seed);
  }

  /** A take with some shots and sound. */
  static TakeAnalysis of(long seed) {
    DrawnAnalysis drawn = new DrawnAnalysis(seed);
    int shots = 1 + drawn.random.nextInt(4);
    return drawn.analysis(shots, drawn.speech(drawn.random.nextInt(60), 7));
  }

  /** A take whose sound could not be decoded. */
  static TakeAnalysis withoutSound(long seed) {
    return new DrawnAnalysis(seed).analysis(2, TakeSpeech.unavailable(TakeSpeech.State.DAMAGED));
  }

  /** A take without frames and sound. */
  static TakeAnalysis empty() {
    return new DrawnAnalysis(0).analysis(0, TakeSpeech.none());
  }

  private TakeAnalysis analysis(int shots, TakeSpeech speech) {
    List<FaceTrack> tracks = new ArrayList<>();
    int frames = 0;
    for (int k = 0; k < shots; k++) {
      tracks.add(track(frames, 1 + random.nextInt(12)));
      frames += tracks.get(k).frames();
    }
    long[] ptsUs = LongStream.range(0, frames).map(i -> i * 40_000 - random.nextLong(20)).toArray();
    AvOffset offset =
        new AvOffset(
            random.nextLong(), random.nextDouble(), anyDouble(), doubles(shots == 0 ? 0 : 41));
    return new TakeAnalysis(
        format(),
        new TakeTrack(ptsUs, tracks),
        speech,
        offset,
        List.of(
            Notice.of(NoticeCode.INTERLACED, "file", "élan \"vital\"\n"),
            Notice.of(NoticeCode.CLOCK_SHIFTED, "start_s", 2.0)));
  }

  private VideoFormat format() {
    return new VideoFormat(
        "hevc",
        "yuv420p10le",
        random.nextInt(9000),
        random.nextInt(9000),
        new Rational(1, 90_000),
        new Rational(30_000, 1001),
        random.nextBoolean() ? Rational.UNKNOWN : new Rational(4, 3),
        Orientation.ofQuarterTurns(random.nextInt(4)),
        new ColourTags(9, 2, 9, 16, random.nextInt(6)),
        new VideoTiming(random.nextLong(), random.nextLong(), random.nextLong()),
        random.nextBoolean());
  }

  private FaceTrack track(int firstFrame, int frames) {
    @Nullable HeadPose[] poses = new HeadPose[frames];
    @Nullable MouthShape[] shapes = new MouthShape[frames];
    @Nullable MouthAppearance[] appearances = new MouthAppearance[frames];
    float[][] occlusion = new float[frames][];
    Visibility[] visibility = new Visibility[frames];
    boolean anyone = random.nextInt(4) > 0;
    for (int i = 0; i < frames; i++) {
      if (anyone && random.nextInt(3) > 0) {
        poses[i] = HeadPose.of(Similarity3.of(1 + random.nextDouble(), doubles(9), doubles(3)));
        shapes[i] = MouthShape.of(floats(3 * POINTS));
      }
      if (random.nextBoolean()) {
        appearances[i] =
            new MouthAppearance(
                floats(MouthAppearance.SIZE), anyFloat(), floats(MouthAppearance.SIDES));
      }
      occlusion[i] = floats(random.nextBoolean() ? POINTS : 0);
      visibility[i] = SEEN.get(random.nextInt(SEEN.size()));
    }
    return new FaceTrack(firstFrame, poses, shapes, appearances, occlusion, visibility);
  }

  private TakeSpeech speech(int frames, int features) {
    Articulation articulation =
        Articulation.of(
            new Articulation.Recording(
                100 / 3.0,
                floats(frames * Articulator.values().length),
                floats(frames * Phone.values().length),
                floats(frames * FaceMotion.values().length),
                floats(frames),
                floats(frames * features)));
    int hops = random.nextInt(100);
    List<SpeechActivity.Span> spans = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      long startUs = random.nextLong(1_000_000);
      spans.add(new SpeechActivity.Span(startUs, startUs + random.nextLong(200_000)));
    }
    return new TakeSpeech(
        articulation, SpeechActivity.of(hops, spans), random.nextLong(), TakeSpeech.State.ANALYSED);
  }

  /** Arbitrary bits: huge, tiny, infinite or NaN. */
  private float anyFloat() {
    return Float.intBitsToFloat(random.nextInt());
  }

  private double anyDouble() {
    return Double.longBitsToDouble(random.nextLong());
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = anyFloat();
    }
    return values;
  }

  private double[] doubles(int count) {
    return random.doubles(count).map(x -> anyDouble()).toArray();
  }
}
