package org.redub.models.converter.face;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.ArrayList;
import java.util.List;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.onnx.Attributes;
import org.redub.models.converter.onnx.OnnxGraphBuilder;
import org.redub.models.converter.rules.Translation;
import org.redub.models.converter.tflite.FlexMap;
import org.redub.models.converter.tflite.TfliteModel;

/**
 * The landmark model with attention: {@code image} [1, 3, 192, 192] in 0..1 to {@code landmarks}
 * [1, 478, 3] in pixels of the crop, {@code logit} [1, 1] and {@code score} [1, 1]. Confined to one
 * thread.
 *
 * <p>The TFLite model returns a coarse mesh of 468 points (x, y, z) and refined parts of it (x, y):
 * lips, eyes and irises. MediaPipe combines them outside the model; here the graph does so: refined
 * points replace the x and y of coarse ones, and irises are appended at the mean depth of their
 * eye's contour. The coarse points that a part replaces are those around which the model crops to
 * refine it: the {@code subset_idxs} of Landmarks2TransformMatrix.
 */
final class LandmarkAttentionGraph {
  private static final int MESH_POINTS = 468;
  private static final int IRIS_POINTS = 5;

  /** Lips, left eye, right eye, in the order of the model's Landmarks2TransformMatrix operators. */
  private static final List<String> REFINED =
      List.of("output_lips", "output_left_eye", "output_right_eye");

  private static final List<Integer> LEFT_EYE_CONTOUR =
      List.of(33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173);
  private static final List<Integer> RIGHT_EYE_CONTOUR =
      List.of(263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398);

  private final TfliteModel model;
  private final Translation translation;
  private final OnnxGraphBuilder graph;

  /** Values [1, n, 2] that together contain every candidate point. */
  private final List<String> candidates = new ArrayList<>();

  /** For each landmark the index of its candidate point. */
  private final List<Integer> picks = new ArrayList<>();

  private int candidateCount;

  private LandmarkAttentionGraph(TfliteModel model, String name) {
    this.model = model;
    this.translation = Translation.of(model, name);
    this.graph = translation.graph();
  }

  static GraphProto build(TfliteModel model, String name) {
    return new LandmarkAttentionGraph(model, name).build();
  }

  private GraphProto build() {
    String mesh = reshape("output_mesh_identity", MESH_POINTS, 3);
    String meshDepth = coordinates(mesh, 2, 3);
    addMesh(coordinates(mesh, 0, 2));
    addRefinedParts();
    addIris("output_left_iris");
    addIris("output_right_iris");

    String all = graph.node("Concat", candidates, Attributes.of("axis", 1));
    String xy = gather(all, "landmark_candidates", picks);
    String z =
        graph.node(
            "Concat",
            List.of(
                meshDepth,
                irisDepth(meshDepth, "left_eye_contour", LEFT_EYE_CONTOUR),
                irisDepth(meshDepth, "right_eye_contour", RIGHT_EYE_CONTOUR)),
            Attributes.of("axis", 1));
    String landmarks = graph.node("Concat", List.of(xy, z), Attributes.of("axis", 2));

    graph.output("landmarks", landmarks, 1, MESH_POINTS + 2 * IRIS_POINTS, 3);
    String logit = translation.output("conv_faceflag");
    graph.output("logit", logit, 1, 1);
    graph.output("score", graph.node("Sigmoid", List.of(logit)), 1, 1);
    return graph.build();
  }

  private void addMesh(String meshXy) {
    for (int i = 0; i < MESH_POINTS; i++) {
      picks.add(i);
    }
    addCandidates(meshXy, MESH_POINTS);
  }

  private void addRefinedParts() {
    List<int[]> subsets = subsets();
    if (subsets.size() != REFINED.size()) {
      throw ConversionException.unsupported(
          model.name() + ": refines " + subsets.size() + " parts, expected " + REFINED.size());
    }
    for (int part = 0; part < subsets.size(); part++) {
      int[] subset = subsets.get(part);
      for (int i = 0; i < subset.length; i++) {
        picks.set(meshPoint(subset[i]), candidateCount + i);
      }
      addCandidates(reshape(REFINED.get(part), subset.length, 2), subset.length);
    }
  }

  private int meshPoint(int index) {
    if (index < 0 || index >= MESH_POINTS) {
      throw ConversionException.corrupt(
          model.name() + ": refines point " + index + " of " + MESH_POINTS);
    }
    return index;
  }

  private void addIris(String output) {
    for (int i = 0; i < IRIS_POINTS; i++) {
      picks.add(candidateCount + i);
    }
    addCandidates(reshape(output, IRIS_POINTS, 2), IRIS_POINTS);
  }

  private void addCandidates(String points, int count) {
    candidates.add(points);
    candidateCount += count;
  }

  private List<int[]> subsets() {
    return model.operators().stream()
        .filter(operator -> operator.name().equals("Landmarks2TransformMatrix"))
        .map(operator -> FlexMap.read(operator.customOptions()).integers("subset_idxs"))
        .toList();
  }

  private String irisDepth(String meshDepth, String contourName, List<Integer> contour) {
    String depths = gather(meshDepth, contourName, contour);
    String mean =
        graph.node(
            "ReduceMean",
            List.of(depths),
            Attributes.list("axes", 1),
            Attributes.of("keepdims", 1));
    return graph.node("Expand", List.of(mean, graph.integers(1, IRIS_POINTS, 1)));
  }

  private String reshape(String output, int points, int coordinates) {
    int found = model.tensor(model.output(output)).shape().elementCount();
    if (found != points * coordinates) {
      throw ConversionException.unsupported(
          model.name()
              + ": output '"
              + output
              + "' has "
              + found
              + " values, not "
              + points * coordinates);
    }
    String shape = graph.integers(1, points, coordinates);
    return graph.node("Reshape", List.of(translation.output(output), shape));
  }

  private String coordinates(String points, int from, int to) {
    return graph.node(
        "Slice", List.of(points, graph.integers(from), graph.integers(to), graph.integers(2)));
  }

  private String gather(String points, String name, List<Integer> indices) {
    return graph.node(
        "Gather", List.of(points, graph.integers(name, indices)), Attributes.of("axis", 1));
  }
}
