package org.redub.models.converter.npm;

/** The files to convert, each with its package and SHA-256. */
public enum SourceFile {
  FACE_LANDMARK_WITH_ATTENTION(
      NpmPackage.FACE_MESH,
      "face_landmark_with_attention.tflite",
      "883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d"),
  CANONICAL_FACE(
      NpmPackage.FACE_MESH,
      "geometry_pipeline_metadata_landmarks.binarypb",
      "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4"),
  FACE_DETECTION_SHORT_RANGE(
      NpmPackage.FACE_DETECTION,
      "face_detection_short_range.tflite",
      "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"),
  FACE_DETECTION_FULL_RANGE(
      NpmPackage.FACE_DETECTION,
      "face_detection_full_range.tflite",
      "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3");

  private final NpmPackage npmPackage;
  private final String fileName;
  private final String sha256;

  SourceFile(NpmPackage npmPackage, String fileName, String sha256) {
    this.npmPackage = npmPackage;
    this.fileName = fileName;
    this.sha256 = sha256;
  }

  public NpmPackage npmPackage() {
    return npmPackage;
  }

  /** The name without folders, of a plain file in the package or one of its packed assets. */
  public String fileName() {
    return fileName;
  }

  public String sha256() {
    return sha256;
  }
}
