package org.redub.models.converter.npm;

/** The npm packages, each in the version whose files are known. */
public enum NpmPackage {
  FACE_MESH("@mediapipe/face_mesh", "0.4.1657299874"),
  FACE_DETECTION("@mediapipe/face_detection", "0.4.1657300184");

  private final String packageName;
  private final String version;

  NpmPackage(String packageName, String version) {
    this.packageName = packageName;
    this.version = version;
  }

  /** Name and version as npm writes them: {@code name@version}. */
  public String coordinates() {
    return packageName + "@" + version;
  }

  /** The licence in the package's {@code package.json}. */
  public String licence() {
    return "Apache-2.0";
  }
}
