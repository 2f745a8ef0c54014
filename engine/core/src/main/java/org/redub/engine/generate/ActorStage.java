package org.redub.engine.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.ActorProject;
import org.redub.engine.actor.ProjectActor;
import org.redub.engine.actor.ProjectFile;
import org.redub.engine.analyse.sound.TakeSpeech;
import org.redub.engine.analyse.sync.AvOffset;
import org.redub.engine.api.ActorCalibration;
import org.redub.engine.api.ActorInProject;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.RedubResult;
import org.redub.engine.run.JobLog;
import org.redub.files.ContentKey;

/**
 * Learns the actors of one take, with what a project knows of them if there is one. Confined to one
 * thread; {@link #save} at the end of a job that went well.
 */
public final class ActorStage {
  /** Less speech than this aligns nothing, and nothing is learned from it. */
  private static final long MIN_SPEECH_US = 1_000_000;

  /** Less than this is nothing. */
  private static final long WORTH_TELLING_US = 10_000;

  private final TakeSpeech own;
  private final @Nullable ActorInProject named;
  private final @Nullable ActorProject project;
  private final Path video;

  /**
   * A stage for one take.
   *
   * @param own the take's sound
   */
  ActorStage(
      TakeSpeech own, @Nullable ActorInProject named, @Nullable ActorProject project, Path video) {
    this.own = own;
    this.named = named;
    this.project = project;
    this.video = video;
  }

  /**
   * What was learned of a take.
   *
   * @param offset how much later than its sound the mouths move
   * @param actors of each shot
   */
  record Learned(AvOffset offset, List<ActorProfile> actors) {
    Learned {
      actors = List.copyOf(actors);
    }

    RedubResult.Calibration report() {
      return new RedubResult.Calibration(
          offset.known() ? offset.offsetUs() / 1000.0 : null,
          offset.confidence(),
          actors.stream().map(ActorProfile::calibration).toList());
    }
  }

  /** The offset of the take and the actor of each shot. */
  Learned learn(List<ActorLearner.Shot> shots, JobLog log) {
    AvOffset offset = TakeOffset.of(shots, own);
    boolean speaks = spokenUs(shots) >= MIN_SPEECH_US;
    if (speaks && offset.known() && Math.abs(offset.offsetUs()) >= WORTH_TELLING_US) {
      log.onNotice(
          "the take's mouth moves %d ms %s than its sound: learned with that taken out"
              .formatted(
                  Math.round(Math.abs(offset.offsetUs()) / 1000.0),
                  offset.offsetUs() < 0 ? "earlier" : "later"));
    } else if (speaks && !offset.known()) {
      log.onNotice("how late the take's mouth is against its sound cannot be told: taken as 0");
    }
    ProjectActor actor =
        named == null || project == null
            ? null
            : project.actor(named.name(), idOf(video), offset.offsetUs());
    List<ActorProfile> profiles = ActorLearner.learn(shots, own.movedBy(offset.offsetUs()), actor);
    tell(profiles.stream().map(ActorProfile::calibration).toList(), log);
    return new Learned(offset, profiles);
  }

  private long spokenUs(List<ActorLearner.Shot> shots) {
    long spoken = 0;
    for (ActorLearner.Shot shot : shots) {
      for (int i = 1; i < shot.ptsUs().length; i++) {
        long t = shot.ptsUs()[i];
        spoken += own.speaksAt(t) ? t - shot.ptsUs()[i - 1] : 0;
      }
    }
    return spoken;
  }

  /** A line for the shot that taught most, and how many others taught something. */
  private static void tell(List<ActorCalibration> calibrations, JobLog log) {
    List<ActorCalibration> learned =
        calibrations.stream()
            .filter(calibration -> calibration.learnedS() > 0)
            .sorted(Comparator.comparingDouble(ActorCalibration::learnedS).reversed())
            .toList();
    if (!learned.isEmpty()) {
      String others =
          learned.size() == 1 ? "" : " (and %d shots more)".formatted(learned.size() - 1);
      log.onNotice("actor " + learned.get(0).summary() + others);
    }
  }

  /** Writes the project, if there is one. */
  public void save() {
    if (named != null && project != null) {
      ProjectFile.write(project, named.project());
    }
  }

  /** The take's content: the same under any name, another after any change. */
  private static String idOf(Path video) {
    try {
      return ContentKey.of(video).contentSha256();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE, "input file '%s' could not be read".formatted(video), e);
    }
  }
}
