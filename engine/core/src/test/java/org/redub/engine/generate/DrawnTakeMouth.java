package org.redub.engine.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.style.DrawnMouth;
import org.redub.engine.analyse.face.DrawnTrack;
import org.redub.engine.analyse.sound.SoundAnalyser;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sound.TestSpeech;
import org.redub.engine.plan.MouthTrack;
import org.redub.engine.plan.SpeechPlanner;
import org.redub.geometry.MouthShape;
import org.redub.models.DevicePreference;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.mouth.MouthShapePredictor;

/** From a sound to the shapes that a drawn actor's mouth takes, as a dub does it. For tests. */
final class DrawnTakeMouth implements AutoCloseable {
  private final InferenceRuntime runtime = InferenceRuntime.create(DevicePreference.parse("cpu"));
  private final MouthShapePredictor predictor =
      MouthShapePredictor.open(runtime, ModelStore.embedded());
  private final ActorProfile actor = talker();

  /** Someone who is seen talking for 12 s. */
  static ActorProfile talker() {
    Random random = new Random(21);
    List<MouthShape> shapes = new ArrayList<>();
    long[] ptsUs = new long[300];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = i * 40_000L;
      double syllable = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / 8.0);
      shapes.add(
          DrawnMouth.at(0.18 * syllable * random.nextDouble(), 0.52 + 0.1 * random.nextDouble()));
    }
    TakeSpeech own = TestSpeech.always(TakeSpeech.none().articulation(), 0);
    ActorLearner.Shot shot = new ActorLearner.Shot(DrawnTrack.of(0, shapes), ptsUs);
    return ActorLearner.learn(List.of(shot), own).get(0);
  }

  ActorProfile actor() {
    return actor;
  }

  MouthShapePredictor predictor() {
    return predictor;
  }

  SoundAnalyser.Result hear(float[] pcm) {
    SoundAnalyser analyser = new SoundAnalyser(predictor);
    analyser.push(pcm, pcm.length);
    return analyser.finish();
  }

  /** The shapes at 25 frames a second, from half a second before the sound to half after it. */
  List<MouthShape> shapes(float[] pcm) {
    SoundAnalyser.Result heard = hear(pcm);
    long[] ptsUs = new long[(int) (25.0 * pcm.length / Sounds.RATE_HZ) + 25];
    for (int i = 0; i < ptsUs.length; i++) {
      ptsUs[i] = i * 40_000L;
    }
    MouthTrack track =
        new SpeechPlanner(heard.articulation(), heard.activity()::speechAt, 500_000, 1)
            .track(actor.range(), actor.style(), ptsUs);
    List<MouthShape> shapes = new ArrayList<>();
    for (int i = 0; i < track.frames(); i++) {
      shapes.add(
          actor.shapeAt(track.at(i).opening(), track.at(i).width(), track.at(i).expression()));
    }
    return shapes;
  }

  double[] openings(float[] pcm) {
    return shapes(pcm).stream().mapToDouble(MouthShape::opening).toArray();
  }

  @Override
  public void close() {
    predictor.close();
    runtime.close();
  }
}
