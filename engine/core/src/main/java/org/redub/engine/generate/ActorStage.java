package org.redub.engine.generate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
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
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.RedubException;
import org.redub.engine.api.RedubResult;
import org.redub.engine.run.JobLog;

/**
 * Learns the actors of one take, with what a project knows of them if there is one. Confined to one
 * thread; {@link #save} at the end of a job that went well.
 */
public final class ActorStage {
  /** So much of either end of a file tells it from others. */
  private static final int END_BYTES = 1 << 20;

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
          Notice.of(
              NoticeCode.AV_OFFSET_CORRECTED,
              "offset_ms",
              Math.round(Math.abs(offset.offsetUs()) / 1000.0),
              "direction",
              offset.offsetUs() < 0 ? "earlier" : "later"));
    } else if (speaks && !offset.known()) {
      log.onNotice(Notice.of(NoticeCode.AV_OFFSET_UNKNOWN));
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
      log.onNotice(learned.get(0).notice(learned.size()));
    }
  }

  /** Writes the project, if there is one. */
  public void save() {
    if (named != null && project != null) {
      ProjectFile.write(project, named.project());
    }
  }

  private static String idOf(Path video) {
    try (FileChannel channel = FileChannel.open(video)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long size = channel.size();
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
      for (long from : new long[] {0, Math.max(0, size - END_BYTES)}) {
        ByteBuffer part = ByteBuffer.allocate((int) Math.min(END_BYTES, size));
        channel.position(from);
        while (part.hasRemaining() && channel.read(part) >= 0) {
          // until the part is full
        }
        digest.update(part.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE, "input file '%s' could not be read".formatted(video), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
