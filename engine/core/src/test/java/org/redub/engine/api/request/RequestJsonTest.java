package org.redub.engine.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;

class RequestJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static RedubRequest.Builder plain() {
    return RedubRequest.builder()
        .video(Path.of("take.mp4"))
        .speech(Path.of("speech é.wav"))
        .output(Path.of("out", "dubbed.mp4"));
  }

  private static RedubRequest.Builder everything() {
    return plain()
        .speechOffsetUs(-1_250_000)
        .strength(0.7)
        .keepOriginalAudio(true)
        .encoder(new EncoderSettings("libx264", "slow", 12))
        .actor(new ActorInProject(Path.of("film"), "Eileen"))
        .cameraMove(CameraMove.PUSH_IN)
        .limits(new FaceLimits(31, 42))
        .layers(Path.of("layers"))
        .render(renderSettings());
  }

  private static RenderSettings renderSettings() {
    MatteSettings matte =
        new MatteSettings(
            0.05f, new MatteSettings.Sides(0.01f, 0.02f, 0.03f, 0.04f), 0.03f, 0.11f, 0.3f, 0.2f);
    return new RenderSettings(
        matte, MouthBlend.Mode.SEAMLESS, 4, ColourTransfer.Mode.REINHARD, 0.6f, 9, 1e-5, 0.3f);
  }

  private static RedubRequest.Builder previewed() {
    return everything().layers(null).output(Path.of("preview.MP4"));
  }

  @TestFactory
  Stream<DynamicTest> readsBackEveryRequest() {
    return Stream.of(
            plain().build(),
            everything().build(),
            new PreviewRequest(previewed().build()),
            new PlanRequest(plain().build()),
            new TrackRequest(Path.of("take.mp4")),
            new ScoreRequest(Path.of("take.mp4"), null),
            new ScoreRequest(Path.of("take.mp4"), Path.of("speech.wav")),
            new CuesRequest(Path.of("speech.wav"), 29.97),
            new RenderEvaluationRequest(List.of(Path.of("a.mp4")), Path.of("b.mp4"), 3, null),
            new SyncEvaluationRequest(
                List.of(Path.of("a.mp4"), Path.of("b.mp4")), null, Map.of("a", -12.5), null))
        .map(
            request ->
                DynamicTest.dynamicTest(
                    request.getClass().getSimpleName(),
                    () ->
                        assertThat(RequestJson.read(RequestJson.write(request)))
                            .isEqualTo(request)));
  }

  /** Changing any single setting changes both the request and its JSON, so none is missing. */
  @Test
  void writesEverySettingOfADub() {
    RedubRequest other = everything().build();
    List<UnaryOperator<RedubRequest.Builder>> changes =
        List.of(
            b -> b.video(Path.of("other.mp4")),
            b -> b.speech(Path.of("other.wav")),
            b -> b.output(Path.of("other.mp4")),
            b -> b.speechOffsetUs(other.speechOffsetUs()),
            b -> b.strength(other.strength()),
            b -> b.keepOriginalAudio(other.keepOriginalAudio()),
            b -> b.encoder(other.encoder()),
            b -> b.actor(other.actor()),
            b -> b.cameraMove(other.cameraMove()),
            b -> b.limits(other.limits()),
            b -> b.plan(Path.of("plan.json")),
            b -> b.layers(other.layers()),
            b -> b.render(other.render()));
    Set<RedubRequest> requests = new HashSet<>(Set.of(plain().build()));
    Set<String> texts = new HashSet<>(Set.of(RequestJson.write(plain().build())));
    for (UnaryOperator<RedubRequest.Builder> change : changes) {
      RedubRequest changed = change.apply(plain()).build();
      assertThat(requests.add(changed)).isTrue();
      assertThat(texts.add(RequestJson.write(changed))).isTrue();
      assertThat(changed.toBuilder().build()).isEqualTo(changed);
    }
  }

  @Test
  void readsEveryFieldOfADub() throws IOException {
    ObjectNode full = (ObjectNode) JSON.readTree(RequestJson.write(everything().build()));
    for (List<String> field : leaves(full)) {
      ObjectNode less = full.deepCopy();
      ObjectNode parent = less;
      for (String step : field.subList(0, field.size() - 1)) {
        parent = (ObjectNode) parent.get(step);
      }
      parent.put(field.get(field.size() - 1), "no such value \0");
      assertThatThrownBy(() -> RequestJson.read(less.toString()), String.join(".", field))
          .isInstanceOf(RedubException.class);
    }
  }

  private static List<List<String>> leaves(JsonNode node) {
    List<List<String>> paths = new ArrayList<>();
    node.fields()
        .forEachRemaining(
            field -> {
              if (!field.getValue().isObject() && !free(field.getKey())) {
                paths.add(List.of(field.getKey()));
              }
              for (List<String> below : leaves(field.getValue())) {
                List<String> path = new ArrayList<>(List.of(field.getKey()));
                path.addAll(below);
                paths.add(path);
              }
            });
    return paths;
  }

  /** Fields that accept any text. */
  private static boolean free(String field) {
    return Set.of("encoder", "name").contains(field);
  }

  @Test
  void writesNamesInSnakeCaseAndValuesInLowerCase() throws IOException {
    JsonNode json = JSON.readTree(RequestJson.write(everything().build()));
    assertThat(json.get("type").asText()).isEqualTo("dub");
    assertThat(json.get("version").asInt()).isEqualTo(RequestJson.VERSION);
    assertThat(json.get("camera_move").asText()).isEqualTo("push_in");
    assertThat(json.get("video").asText()).isEqualTo("take.mp4");
    assertThat(json.at("/limits/min_eye_distance_px").isNumber()).isTrue();
    assertThat(json.at("/render/blend").asText()).isEqualTo("seamless");
    assertThat(json.at("/render/matte/grow_iod").asText()).isEqualTo("0.05");
    assertThat(json.at("/actor/project").asText()).isEqualTo("film");
  }

  @Test
  void usesDefaultsForMissingFields() {
    assertThat(
            RequestJson.read(
                "{'type':'dub','version':1,'video':'take.mp4','speech':'s.wav','output':'o.mp4'}"
                    .replace('\'', '"')))
        .isEqualTo(
            RedubRequest.builder()
                .video(Path.of("take.mp4"))
                .speech(Path.of("s.wav"))
                .output(Path.of("o.mp4"))
                .build());
  }

  @Test
  void readsARenderEvaluationWithoutAGenerator() {
    assertThat(
            RequestJson.read(
                "{'type':'render_evaluation','version':1,'clips':['a.mp4'],'window':3}"
                    .replace('\'', '"')))
        .isEqualTo(new RenderEvaluationRequest(List.of(Path.of("a.mp4")), null, 3, null, "donor"));
  }

  @Test
  void writesARequestInsideOtherJsonInTheSameForm() throws IOException {
    RedubRequest request = everything().build();
    JsonNode held = JSON.readTree(JSON.writeValueAsString(Map.of("request", request)));
    assertThat(RequestJson.read(held.get("request").toString())).isEqualTo(request);
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    String track = "{'type':'track','version':1,'video':'take.mp4'}";
    String score = "{'type':'cues','version':1,'speech':'s.wav','frames_per_second':25}";
    return Stream.of(
        refused(track.replace("1", "2"), "version 2", "up to version 1", "newer Redub"),
        refused(track.replace("1", "0"), "version", "'0'"),
        refused(track.replace("1", "'1'"), "version"),
        refused(track.replace("'version':1,", ""), "version"),
        refused(track.replace("track", "dance"), "'dance'", "dub, preview"),
        refused(track.replace("'type':'track',", ""), "type"),
        refused(track.replace("'video'", "'vide':'x','video'"), "unknown field 'vide'"),
        refused(track.replace(",'video':'take.mp4'", ""), "needs a video"),
        refused(track.replace("'take.mp4'", "{}"), "'video'"),
        refused(track.replace("'take.mp4'", "'a','video':'b'"), "Duplicate"),
        refused(track + track, "Trailing token"),
        refused("[]", "object"),
        refused("", "object"),
        refused("redub", "not JSON"),
        refused("{'type':'sync_evaluation','version':1}", "needs clips"),
        refused(score.replace("25", "0"), "above 0 and at most 1000, got 0"),
        refused(score.replace("25", "'25'"), "frames_per_second"),
        refused(score.replace("25", "null"), "frames_per_second"),
        refused(score.replace(",'frames_per_second':25", ""), "frames_per_second"),
        refused(
            "{'type':'preview','version':1,'video':'v','speech':'s','output':'p.avi'}", "p.avi"),
        refused(
            "{'type':'dub','version':1,'video':'v','speech':'s','output':'o',"
                + "'encoder':{'encoder':'auto','preset':'hasty','crf':3}}",
            "preset must be one of",
            "'hasty'"),
        refused(
            "{'type':'dub','version':1,'video':'v','speech':'s','output':'o','strength':3}",
            "strength must be between 0 and 2, got 3"));
  }

  private static DynamicTest refused(String json, String... says) {
    return DynamicTest.dynamicTest(
        "'%s'".formatted(json),
        () ->
            assertThatThrownBy(() -> RequestJson.read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                    RedubException.class,
                    e -> {
                      assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
                      assertThat(e.getMessage()).contains(says);
                    }));
  }
}
