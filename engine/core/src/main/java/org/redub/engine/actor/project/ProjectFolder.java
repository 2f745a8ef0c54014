package org.redub.engine.actor.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redub.engine.actor.ActorEvidence;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;
import org.redub.files.Sha256;

/**
 * A project on disk: what is known of its actors over all takes. Thread-safe; several processes may
 * use the same folder. Reading creates and locks nothing; {@link #learn} creates what is missing
 * and holds the folder's lock from reading an actor to writing it, so that nothing is lost.
 *
 * <pre>
 * project.json                format and version; makes the folder a project
 * project.lock                empty; locked while the project is written
 * actors/NAME-HASH.json       one per actor: its takes and the sums of what they showed
 * </pre>
 *
 * <p>NAME is the actor's name with anything but letters, digits and hyphens replaced; HASH makes
 * different names different files. Every file is written whole or not at all. An actor's file
 * contains a checksum, so that a changed number is noticed. Other files and folders are left alone.
 */
public final class ProjectFolder {
  private static final String PROJECT_FILE = "project.json";
  private static final String ACTORS = "actors";
  private static final String JSON = ".json";
  private static final int MAX_SHOWN_NAME = 40;
  private static final int HASH_DIGITS = 12;
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private static final ProjectJson.Kind<Header> HEADER =
      new ProjectJson.Kind<>(Header.class, "redub-project", 2, false);
  static final ProjectJson.Kind<ActorDocument> ACTOR =
      new ProjectJson.Kind<>(
          ActorDocument.class, ActorDocument.FORMAT, ActorDocument.VERSION, true);

  private final Path folder;
  private final Duration maxWait;

  /** The content of the project's own file; version 1 was a single file. */
  record Header(String format, int version) {}

  private ProjectFolder(Path folder, Duration maxWait) {
    this.folder = folder;
    this.maxWait = maxWait;
  }

  /**
   * Opens a project. A folder that is empty or not there yet is a project without actors.
   *
   * @throws RedubException with {@code INPUT_UNREADABLE} if the path is a file or a folder of
   *     something else, with {@code INPUT_DAMAGED} if the project is damaged or newer than this
   *     program
   */
  public static ProjectFolder open(Path folder) {
    return open(folder, MAX_WAIT);
  }

  static ProjectFolder open(Path folder, Duration maxWait) {
    ProjectFolder project = new ProjectFolder(folder, maxWait);
    project.check();
    return project;
  }

  private void check() {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "project '%s' is a file, but a project is a folder. ".formatted(folder)
              + "Name a new folder and dub the takes again: files of older versions are not read");
    }
    // Listed first: another process may be creating the project, and writes its file first.
    boolean others = list(folder).anyMatch(ProjectFolder::isForeign);
    Path file = folder.resolve(PROJECT_FILE);
    if (Files.exists(file)) {
      ProjectJson.read(HEADER, file);
    } else if (others) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE,
          "folder '%s' is no project of Redub: it is not empty and has no '%s'. "
                  .formatted(folder, PROJECT_FILE)
              + "Name a new or an empty folder");
    }
  }

  /**
   * Checks early what {@link #learn} needs at the end of a long run; creates nothing.
   *
   * @throws RedubException with {@code OUTPUT_UNWRITABLE} if the folder, or the one that it would
   *     be created in, cannot be written to
   */
  public void checkWritable() {
    Path place = Files.exists(folder) ? folder : folder.toAbsolutePath().getParent();
    if (place == null || !Files.isDirectory(place) || !Files.isWritable(place)) {
      throw new RedubException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "project '%s' could not be written: folder '%s' is missing or may not be written to"
              .formatted(folder, place));
    }
  }

  private static boolean isForeign(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && !name.equals(FolderLock.FILE);
  }

  /**
   * What is known of an actor; nothing if the project has no such actor.
   *
   * @param networkSha256 of the mouth-shape network in use; a style learned with another one is
   *     left out
   * @param notices told if a style is left out
   * @throws RedubException with {@code INPUT_DAMAGED} or {@code INPUT_UNREADABLE}
   */
  public LearnedActor actor(String name, String networkSha256, Consumer<Notice> notices) {
    ActorDocument document = read(name);
    if (document == null) {
      return LearnedActor.unknown();
    }
    if (isOtherStyle(document, networkSha256)) {
      notices.accept(Notice.of(NoticeCode.PROJECT_OF_OTHER_NETWORK, "actor", name, "file", folder));
    }
    return known(document, networkSha256);
  }

  /**
   * Adds what a take shows of an actor and writes it to disk. Does nothing if the take has been
   * learned already.
   *
   * @param networkSha256 of the mouth-shape network in use; a style learned with another one is
   *     replaced
   * @return what is known of the actor now
   * @throws RedubException with {@code INPUT_DAMAGED} or {@code INPUT_UNREADABLE}; with {@code
   *     OUTPUT_UNWRITABLE} if the folder cannot be created or stays locked; with {@code
   *     OUTPUT_FAILED} if writing fails; the project is then as it was
   */
  public LearnedActor learn(String name, String networkSha256, TakeNote take, ActorEvidence shown) {
    createFolder();
    try (FolderLock lock = FolderLock.acquire(folder, maxWait)) {
      check();
      ActorDocument document = read(name);
      LearnedActor before =
          document == null ? LearnedActor.unknown() : known(document, networkSha256);
      LearnedActor after = before.with(take, shown);
      if (!before.knows(take)) {
        write(lock, ActorDocument.of(plain(name), networkSha256, after));
      }
      return after;
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_FAILED,
          "actor '%s' could not be written to project '%s'".formatted(name, folder),
          e);
    }
  }

  /**
   * All actors, ordered by name.
   *
   * @throws RedubException with {@code INPUT_DAMAGED} or {@code INPUT_UNREADABLE}
   */
  public List<ActorSummary> actors() {
    Path actors = folder.resolve(ACTORS);
    if (!Files.isDirectory(actors)) {
      return List.of();
    }
    List<ActorSummary> summaries = new ArrayList<>();
    for (Path file : list(actors).filter(ProjectFolder::isActorFile).toList()) {
      ActorDocument document = ProjectJson.read(ACTOR, file);
      checkName(document.name(), document, file);
      summaries.add(
          new ActorSummary(
              document.name(), document.takes().size(), document.evidence().spokenS()));
    }
    summaries.sort(Comparator.comparing(ActorSummary::name));
    return summaries;
  }

  private static boolean isActorFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(JSON) && !name.startsWith(".");
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.INPUT_UNREADABLE, "folder '%s' could not be listed".formatted(folder), e);
    }
  }

  private @Nullable ActorDocument read(String name) {
    Path file = fileOf(name);
    if (!Files.exists(file)) {
      return null;
    }
    ActorDocument document = ProjectJson.read(ACTOR, file);
    checkName(plain(name), document, file);
    return document;
  }

  /** A renamed or copied file is not taken for another actor's. */
  private void checkName(String name, ActorDocument document, Path file) {
    if (!document.name().equals(name) || !fileOf(document.name()).equals(file)) {
      throw ProjectJson.damaged(
          file,
          "it is of actor '%s', whose file has another name".formatted(document.name()),
          null);
    }
  }

  private static boolean isOtherStyle(ActorDocument document, String networkSha256) {
    return !document.mouthNetworkSha256().equals(networkSha256);
  }

  private static LearnedActor known(ActorDocument document, String networkSha256) {
    LearnedActor actor = document.actor();
    return isOtherStyle(document, networkSha256) ? actor.withoutStyle() : actor;
  }

  private void createFolder() {
    try {
      createDirectory(folder);
    } catch (IOException e) {
      throw new RedubException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "project folder '%s' could not be created".formatted(folder),
          e);
    }
  }

  private static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      try {
        Files.createDirectory(directory);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(directory)) {
          throw e;
        }
      }
    }
  }

  private void write(FolderLock lock, ActorDocument document) throws IOException {
    lock.requireHeld();
    Path header = folder.resolve(PROJECT_FILE);
    if (!Files.exists(header)) {
      write(header, ProjectJson.bytes(HEADER, new Header(HEADER.format(), HEADER.version())));
    }
    createDirectory(folder.resolve(ACTORS));
    write(fileOf(document.name()), ProjectJson.bytes(ACTOR, document));
  }

  private static void write(Path file, byte[] content) {
    OutputFiles.write(file, out -> out.write(content));
  }

  /** Where an actor's file is, whether it is there or not. */
  Path fileOf(String name) {
    String plain = plain(name);
    int shown = Math.min(MAX_SHOWN_NAME, plain.length());
    String safe = plain.substring(0, shown).replaceAll("[^A-Za-z0-9-]", "_");
    String hash = Sha256.of(plain.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    return folder.resolve(ACTORS).resolve(safe + "-" + hash + JSON);
  }

  /** The same name however it was typed: an accent may be a character of its own or not. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
