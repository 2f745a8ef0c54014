package org.redub.engine.actor.project;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.redub.engine.api.RedubException;

/** A process that learns actors, or holds a project's lock until its input ends. */
final class LearnProcess {
  private LearnProcess() {}

  /** {@code learn FOLDER FROM TO ACTOR...}, {@code hold FOLDER} or {@code try FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "learn" -> learn(folder, arguments);
      case "hold" -> {
        try (FolderLock lock = FolderLock.acquire(folder, Duration.ofSeconds(5))) {
          System.out.println("held " + (lock != null));
          System.in.read();
        }
      }
      default -> {
        try (FolderLock lock = FolderLock.acquire(folder, Duration.ofMillis(100))) {
          System.out.println("locked " + (lock != null));
        } catch (RedubException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  private static void learn(Path folder, String[] arguments) {
    ProjectFolder project = ProjectFolder.open(folder);
    for (int i = Integer.parseInt(arguments[2]); i < Integer.parseInt(arguments[3]); i++) {
      for (String actor : Arrays.asList(arguments).subList(4, arguments.length)) {
        DrawnEvidence.learn(project, actor, "a1", i);
      }
    }
    System.out.println("learned");
  }
}
