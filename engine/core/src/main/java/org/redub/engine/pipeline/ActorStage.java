package org.redub.engine.pipeline;

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
import org.redub.engine.ActorInProject;
import org.redub.engine.ErrorCode;
import org.redub.engine.RedubException;
import org.redub.engine.actor.ActorCalibration;
import org.redub.engine.actor.ActorLearner;
import org.redub.engine.actor.ActorProfile;
import org.redub.engine.actor.ActorProject;
import org.redub.engine.actor.OwnSpeech;
import org.redub.engine.actor.ProjectActor;
import org.redub.engine.actor.ProjectFile;

/**
 * Learns the actors of one take, with what a project knows of them if there is one. Confined to one
 * thread; {@link #save} at the end of a job that went well.
 */
public final class ActorStage {
  /** So much of either end of a file tells it from others. */
  private static final int END_BYTES = 1 << 20;

  private final OwnSpeech own;
  private final long mouthLateUs;
  private final @Nullable ActorInProject named;
  private final @Nullable ActorProject project;
  private final String takeId;

  /**
   * A stage for one take.
   *
   * @param own the take's sound as it is
   * @param mouthLateUs how much later than the sound the mouth moves
   */
  ActorStage(
      OwnSpeech own,
      long mouthLateUs,
      @Nullable ActorInProject named,
      @Nullable ActorProject project,
      Path video) {
    this.own = own.movedBy(mouthLateUs);
    this.mouthLateUs = mouthLateUs;
    this.named = named;
    this.project = project;
    takeId = project == null ? "" : idOf(video);
  }

  /** The actor of each shot. */
  List<ActorProfile> learn(List<ActorLearner.Shot> shots, RunLog log) {
    ProjectActor actor =
        named == null || project == null ? null : project.actor(named.name(), takeId, mouthLateUs);
    List<ActorProfile> profiles = ActorLearner.learn(shots, own, actor);
    tell(profiles.stream().map(ActorProfile::calibration).toList(), log);
    return profiles;
  }

  /** A line for the shot that taught most, and how many others taught something. */
  private static void tell(List<ActorCalibration> calibrations, RunLog log) {
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
