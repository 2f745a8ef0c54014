package org.redub.engine.api;

/** Which Redub this is. */
public final class Version {
  private Version() {}

  /** Version of the jar this class lies in; {@code development} when run from class files. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
