package org.redub.engine.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.redub.audio.cue.CueBuilder;
import org.redub.engine.actor.face.MouthRange;
import org.redub.engine.actor.style.ActorStyle;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.analyse.sound.VoiceTrackAnalyser;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.result.SpeechCues;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.plan.MouthTrack;
import org.redub.engine.plan.SpeechPlanner;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;
import org.redub.models.mouth.Articulation;
import org.redub.models.mouth.Articulator;

/**
 * Turns a voice track into mouth cues: what the mouth of the speaker-independent prior would do.
 * Used once, confined to one thread.
 */
public final class CueJob {
  private final Networks networks;
  private final JobLog log;

  public CueJob(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /** The cues of a sound file. */
  public SpeechCues run(CuesRequest request) {
    double framesPerSecond = request.framesPerSecond();
    VoiceTrack speech;
    try (MediaFile media = MediaFile.open(request.speech())) {
      speech = VoiceTrackAnalyser.analyse(media, networks, log);
    }
    int frames = (int) Math.max(1, Math.ceil(speech.durationUs() / 1e6 * framesPerSecond));
    long[] ptsUs = new long[frames];
    for (int i = 0; i < frames; i++) {
      ptsUs[i] = Math.round(i * 1e6 / framesPerSecond);
    }
    MouthTrack mouth =
        new SpeechPlanner(speech.articulation(), speech.activity()::speechAt, 0, 1)
            .track(MouthRange.generic(), ActorStyle.general(), ptsUs);
    Map<String, float[]> columns = new LinkedHashMap<>();
    float[] opening = new float[frames];
    float[] width = new float[frames];
    for (int i = 0; i < frames; i++) {
      opening[i] = mouth.at(i).opening();
      width[i] = mouth.at(i).width();
    }
    columns.put("opening", opening);
    columns.put("width", width);
    for (Articulator channel : Articulator.values()) {
      columns.put("net_" + channel.label(), channel(speech, channel, ptsUs));
    }
    return new SpeechCues(
        ptsUs,
        columns,
        CueBuilder.at(ptsUs, Math.max(1, speech.durationUs()))
            .opening(channel(speech, Articulator.OPEN, ptsUs))
            .width(channel(speech, Articulator.WIDTH, ptsUs))
            .rounding(channel(speech, Articulator.ROUND, ptsUs))
            .closure(channel(speech, Articulator.PRESS, ptsUs))
            .lipTeeth(channel(speech, Articulator.TUCK, ptsUs))
            .tongue(channel(speech, Articulator.TONGUE, ptsUs))
            .build());
  }

  /** A channel at every frame, 0 where nobody speaks. */
  private static float[] channel(VoiceTrack speech, Articulator channel, long[] ptsUs) {
    Articulation articulation = speech.articulation();
    float[] values = new float[ptsUs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          speech.activity().speechAt(ptsUs[i]) ? articulation.valueAt(channel, ptsUs[i]) : 0;
    }
    return values;
  }
}
