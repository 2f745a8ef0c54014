package org.redub.engine.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.redub.engine.analyse.Take;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;

/** Reads and writes plans as files. Stateless. */
public final class MouthPlanFile {
  /** A plan of a film's length has some 30 MB. */
  private static final long MAX_BYTES = 512L << 20;

  private MouthPlanFile() {}

  /**
   * Writes a plan, whole or not at all.
   *
   * @throws RedubException OUTPUT_UNWRITABLE or OUTPUT_FAILED
   */
  public static void write(Path file, MouthPlan plan) {
    OutputFiles.writeText(file, out -> out.append(MouthPlanJson.write(plan)));
  }

  /**
   * Reads the plan for a take.
   *
   * @throws RedubException INPUT_NOT_FOUND, INPUT_UNREADABLE, or INPUT_DAMAGED if it is no plan, a
   *     newer Redub's, or another take's
   */
  public static MouthPlan read(Path file, Take take) {
    MouthPlan plan;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "it has %d bytes, a plan at most %d".formatted(Files.size(file), MAX_BYTES));
      }
      plan = MouthPlanJson.read(Files.readString(file));
      checkTake(plan, take);
    } catch (NoSuchFileException e) {
      throw new RedubException(
              ErrorCode.INPUT_NOT_FOUND, "plan '%s' does not exist".formatted(file), e)
          .about(file);
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "plan '%s' cannot be used: %s".formatted(file, e.getMessage()),
              e)
          .about(file);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE,
              "plan '%s' cannot be read: %s".formatted(file, e.getMessage()),
              e)
          .about(file);
    }
    return plan;
  }

  private static void checkTake(MouthPlan plan, Take take) {
    PlannedTake made = plan.take();
    PlannedTake given = MouthPlanner.of(take);
    if (!made.contentSha256().equals(given.contentSha256())) {
      throw new IllegalArgumentException(
          "it was made for the take '%s' with SHA-256 %.12s, '%s' has %.12s: make a new plan"
              .formatted(made.file(), made.contentSha256(), take.video(), given.contentSha256()));
    }
    if (made.frames() != given.frames() || made.startUs() != given.startUs()) {
      throw new IllegalArgumentException(
          "it was made for %d frames from %d us, the take has %d from %d us"
              .formatted(made.frames(), made.startUs(), given.frames(), given.startUs()));
    }
    int tracks = take.track().shots().size();
    for (PersonPlan person : plan.persons()) {
      boolean known = false;
      for (int track = 0; track < tracks && !known; track++) {
        known = person.person().equals(PersonPlan.nameOf(track));
      }
      if (!known) {
        throw new IllegalArgumentException(
            "it plans a person '%s', the take shows %s to %s"
                .formatted(person.person(), PersonPlan.nameOf(0), PersonPlan.nameOf(tracks - 1)));
      }
    }
  }
}
