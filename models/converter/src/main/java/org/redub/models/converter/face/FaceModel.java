package org.redub.models.converter.face;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.util.List;
import org.redub.files.Sha256;
import org.redub.models.converter.npm.SourceFile;
import org.redub.models.converter.onnx.OnnxModel;
import org.redub.models.converter.tflite.TfliteModel;
import org.redub.models.converter.tflite.TfliteReader;

/** The models that the converter makes, each from one TFLite file. */
public enum FaceModel {
  /** 478 landmarks with refined lips, eyes and irises, on a crop of one face. */
  LANDMARK_ATTENTION("face_landmark_attention", SourceFile.FACE_LANDMARK_WITH_ATTENTION),
  /** Faces that fill an eighth of the image or more. */
  DETECTION_SHORT("face_detection_short", SourceFile.FACE_DETECTION_SHORT_RANGE),
  /** Faces down to a twentieth of the image. */
  DETECTION_FULL("face_detection_full", SourceFile.FACE_DETECTION_FULL_RANGE);

  /** The version to raise whenever the same source gives other bytes. */
  static final String CONVERTER_VERSION = "1";

  private final String modelName;
  private final SourceFile source;

  FaceModel(String modelName, SourceFile source) {
    this.modelName = modelName;
    this.source = source;
  }

  /** The name of the ONNX model's file. */
  public String onnxFileName() {
    return modelName + ".onnx";
  }

  public SourceFile source() {
    return source;
  }

  /** The ONNX file's content, the same for the same source on every run. */
  public byte[] convert(byte[] tflite) {
    TfliteModel model = TfliteReader.read(source.fileName(), tflite);
    List<OnnxModel.Entry> metadata =
        List.of(
            new OnnxModel.Entry("source_package", source.npmPackage().coordinates()),
            new OnnxModel.Entry("source_file", source.fileName()),
            new OnnxModel.Entry("source_sha256", Sha256.of(tflite)),
            new OnnxModel.Entry("licence", source.npmPackage().licence()),
            new OnnxModel.Entry("copyright", "The MediaPipe Authors"),
            new OnnxModel.Entry("changes", "converted from TFLite to ONNX, same weights"),
            new OnnxModel.Entry("converter_version", CONVERTER_VERSION));
    return new OnnxModel(graph(model), CONVERTER_VERSION, metadata).toBytes();
  }

  private GraphProto graph(TfliteModel model) {
    return switch (this) {
      case LANDMARK_ATTENTION -> LandmarkAttentionGraph.build(model, modelName);
      case DETECTION_SHORT ->
          DetectionGraph.build(model, modelName, "regressors", "classificators");
      case DETECTION_FULL ->
          DetectionGraph.build(
              model, modelName, "reshaped_regressor_face_4", "reshaped_classifier_face_4");
    };
  }
}
