package org.redub.engine.api;

/** The version of Redub. Stateless. */
public final class Version {
  private Version() {}

  /** Version of the jar that contains this class; {@code development} when run from class files. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
