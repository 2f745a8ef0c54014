package org.redub.engine.actor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.RedubException;

/**
 * A project as a JSON file. It is written whole or not at all. A style is told from what a network
 * hears, so styles of another network are left out, with a notice. Stateless.
 */
public final class ProjectFile {
  private static final String FORMAT = "redub-project";
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProjectFile() {}

  /**
   * Reads a project; a file that is not there yet is an empty one.
   *
   * @param networkSha256 of the mouth-shape network in use
   * @throws RedubException with {@code INPUT_DAMAGED} or {@code INPUT_UNREADABLE}
   */
  public static ActorProject read(Path file, String networkSha256, Consumer<Notice> notices) {
    ActorProject project = new ActorProject(networkSha256);
    if (!Files.exists(file)) {
      return project;
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      check(root);
      boolean sameNetwork =
          EvidenceJson.child(root, "mouth_model_sha256").asText().equals(networkSha256);
      if (!sameNetwork) {
        notices.accept(Notice.of(NoticeCode.PROJECT_OF_OTHER_NETWORK, "file", file));
      }
      for (Map.Entry<String, JsonNode> entry : EvidenceJson.child(root, "actors").properties()) {
        project.put(entry.getKey(), known(entry.getValue(), sameNetwork));
      }
      return project;
    } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new RedubException(
              ErrorCode.INPUT_DAMAGED,
              "project '%s' is damaged or no project of Redub: %s".formatted(file, message),
              e)
          .about(file);
    } catch (IOException e) {
      throw new RedubException(
              ErrorCode.INPUT_UNREADABLE, "project '%s' could not be read".formatted(file), e)
          .about(file);
    }
  }

  private static void check(JsonNode root) {
    if (!EvidenceJson.child(root, "format").asText().equals(FORMAT)) {
      throw new IllegalArgumentException("its format is not " + FORMAT);
    }
    double version = EvidenceJson.number(root, "version");
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "it has version %.0f, this Redub reads %d".formatted(version, VERSION));
    }
  }

  private static ActorProject.Known known(JsonNode from, boolean sameNetwork) {
    List<ActorProject.TakeNote> takes = new ArrayList<>();
    for (JsonNode take : EvidenceJson.child(from, "takes")) {
      ActorProject.TakeNote note =
          new ActorProject.TakeNote(
              EvidenceJson.child(take, "id").asText(),
              EvidenceJson.number(take, "spoken_s"),
              (long) EvidenceJson.number(take, "mouth_late_us"),
              EvidenceJson.child(take, "style_known").asBoolean());
      takes.add(sameNetwork ? note : note.forgetStyle());
    }
    ActorEvidence evidence = EvidenceJson.read(from);
    return new ActorProject.Known(takes, sameNetwork ? evidence : evidence.withoutStyle());
  }

  /**
   * Writes a project.
   *
   * @throws RedubException with {@code OUTPUT_FAILED}; an older file is as it was then
   */
  public static void write(ActorProject project, Path file) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.put("mouth_model_sha256", project.networkSha256());
    ObjectNode actors = root.putObject("actors");
    project.actors().forEach((name, known) -> write(known, actors.putObject(name)));
    OutputFiles.write(
        file,
        (OutputStream out) ->
            out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root)));
  }

  private static void write(ActorProject.Known known, ObjectNode to) {
    ArrayNode takes = to.putArray("takes");
    for (ActorProject.TakeNote take : known.takes()) {
      takes
          .addObject()
          .put("id", take.id())
          .put("spoken_s", take.spokenS())
          .put("mouth_late_us", take.mouthLateUs())
          .put("style_known", take.styleKnown());
    }
    EvidenceJson.write(known.evidence(), to);
  }
}
