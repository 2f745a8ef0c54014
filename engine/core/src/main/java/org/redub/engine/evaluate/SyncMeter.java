package org.redub.engine.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.Take;
import org.redub.engine.analyse.face.FaceTrack;
import org.redub.engine.analyse.sound.VoiceTrack;
import org.redub.engine.analyse.sound.VoiceTrackAnalyser;
import org.redub.engine.analyse.store.StoredTakeAnalyser;
import org.redub.engine.analyse.sync.LoudSpeech;
import org.redub.engine.analyse.sync.PredictedMouth;
import org.redub.engine.analyse.sync.SyncMeasurement;
import org.redub.engine.analyse.sync.TrackedMouth;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.media.file.MediaFile;
import org.redub.engine.media.read.MediaSource;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Measures mouth and sound of a clip. Confined to one thread. */
final class SyncMeter {
  /** A sound that is nowhere louder than this is silent. */
  private static final float SILENT_PEAK = 1e-4f;

  /** Fewer pictures with a face than this say nothing about sync. */
  private static final int FEWEST_PICTURES = 25;

  private final Networks networks;
  private final JobLog log;

  SyncMeter(Networks networks, JobLog log) {
    this.networks = networks;
    this.log = log;
  }

  /**
   * The mouth that is predicted from a sound, and the sound's loudness.
   *
   * @param startUs when the sound starts, on the clock of the video it came with
   */
  record Heard(PredictedMouth mouth, LoudSpeech loudness, long startUs) {}

  /**
   * A clip's own mouth against a sound.
   *
   * @param speech another sound that starts with the video; null for the clip's own
   * @throws RedubException NO_AUDIO or NO_FACE if there is nothing to compare
   */
  SyncMeasurement measure(Path video, @Nullable Path speech) {
    Heard heard = listen(speech == null ? video : speech);
    TrackedMouth seen;
    try (MediaSource source = MediaSource.open(video).decodedBy(networks.decoding())) {
      Take take = new StoredTakeAnalyser(networks, log).analysePicture(source);
      seen = seen(take, speech == null ? heard.startUs() : take.startUs());
    }
    return new SyncMeasurement(seen, heard.mouth(), heard.loudness().speech(seen.frames()));
  }

  /**
   * Listens to the sound of a file.
   *
   * @throws RedubException NO_AUDIO if it is silent
   */
  Heard listen(Path path) {
    LoudSpeech loudness = new LoudSpeech(SoundReader.SAMPLE_RATE_HZ);
    try (MediaFile file = MediaFile.open(path)) {
      VoiceTrack voice = VoiceTrackAnalyser.analyse(file, networks, log, loudness::push);
      float peak = 0;
      for (float value : voice.peaks()) {
        peak = Math.max(peak, value);
      }
      if (peak < SILENT_PEAK) {
        throw new RedubException(
                ErrorCode.NO_AUDIO, "the sound of %s is silent: nothing to compare".formatted(path))
            .about(path);
      }
      return new Heard(PredictedMouth.of(voice.articulation()), loudness, voice.startUs());
    }
  }

  private static TrackedMouth seen(Take take, long zeroUs) {
    List<Long> times = new ArrayList<>();
    List<Double> openings = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    for (FaceTrack shot : take.track().shots()) {
      for (int i = 0; i < shot.frames(); i++) {
        if (shot.found(i)) {
          times.add(take.track().ptsUs()[shot.firstFrame() + i] - zeroUs);
          openings.add(shot.shape(i).opening());
          widths.add(shot.shape(i).width());
        }
      }
    }
    if (times.size() < FEWEST_PICTURES) {
      throw new RedubException(
              ErrorCode.NO_FACE,
              "%s shows a face in %d pictures, a score needs %d or more"
                  .formatted(take.video(), times.size(), FEWEST_PICTURES))
          .about(take.video());
    }
    return TrackedMouth.of(
        times.stream().mapToLong(Long::longValue).toArray(),
        openings.stream().mapToDouble(Double::doubleValue).toArray(),
        widths.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
