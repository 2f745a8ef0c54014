package org.redub.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Enforces the rules of docs/ARCHITECTURE.md. */
class ArchitectureTest {
  /**
   * Classes that each module has at least, package-info included, so that no rule passes because it
   * saw no classes. Raise them as modules grow.
   */
  private static final Map<String, Integer> AT_LEAST =
      Map.of(
          "files", 10,
          "audio", 40,
          "geometry", 10,
          "render", 70,
          "models", 60,
          "models.converter", 50,
          "models.training", 60,
          "engine", 400,
          "cli", 70,
          "examples", 8);

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.redub");

  private static final Map<String, ArchRule> RULES =
      Map.ofEntries(
          Map.entry("no package cycles", ArchitectureRules.noPackageCycles()),
          Map.entry("api", ArchitectureRules.apiIsFreeOfWorkers()),
          Map.entry("pixels", ArchitectureRules.pixelsKnowNoDonors()),
          Map.entry("JavaCV", ArchitectureRules.only("org.redub.engine.media", "org.bytedeco..")),
          Map.entry(
              "DJL, ONNX Runtime",
              ArchitectureRules.only("org.redub.models", "ai.djl..", "ai.onnxruntime..")),
          Map.entry(
              "PyTorch, JNA",
              ArchitectureRules.only(
                  "org.redub.models.training", "ai.djl.pytorch..", "com.sun.jna..")),
          Map.entry(
              "ONNX and TFLite files",
              ArchitectureRules.only(
                  "org.redub.models", "ai.onnx.proto..", "com.google..", "org.tensorflow..")),
          Map.entry("TarsosDSP", ArchitectureRules.only("org.redub.audio", "be.tarsos..")),
          Map.entry("statics are final", ArchitectureRules.staticsAreFinal()),
          Map.entry("static containers", ArchitectureRules.staticContainersArePrivate()),
          Map.entry("standard streams", ArchitectureRules.noStandardStreams()),
          Map.entry("dispatcher factory", ArchitectureRules.noDispatcherFactory()));

  @TestFactory
  Stream<DynamicTest> importsTheClassesOfEveryModule() {
    return AT_LEAST.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      long seen = PRODUCT.stream().filter(c -> isIn(e.getKey(), c)).count();
                      assertThat(seen).isGreaterThanOrEqualTo(e.getValue());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyWhatTheTableAllows() {
    return ArchitectureRules.moduleTable().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
  }

  @TestFactory
  Stream<DynamicTest> rulesHold() {
    return RULES.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> e.getValue().check(PRODUCT)));
  }

  @Test
  void everyClassBelongsToAModuleOfTheTable() {
    assertThat(PRODUCT).allMatch(c -> ArchitectureRules.moduleOf(c).isPresent());
    assertThat(AT_LEAST).containsOnlyKeys(ArchitectureRules.MAY_USE.keySet());
  }

  /** A rule that finds nothing here would find nothing anywhere. */
  @Test
  void rulesFindWhatTheyForbid() {
    assertForbidden(ArchitectureRules.staticsAreFinal(), SharedState.class, "counter");
    assertForbidden(ArchitectureRules.staticContainersArePrivate(), SharedState.class, "TABLE");
    assertForbidden(ArchitectureRules.staticContainersArePrivate(), SharedState.class, "NAMES");
    assertForbidden(
        ArchitectureRules.only("org.redub.engine.media", "org.bytedeco.."),
        UsesJavaCpp.class,
        "Pointer");
  }

  @Test
  void moduleTableRejectsReversedDependency() {
    ArchRule reversed = ArchitectureRules.only("org.redub.engine", "org.redub.cli..");
    assertThatThrownBy(() -> reversed.check(PRODUCT)).hasMessageContaining("org.redub.cli.Redub");
  }

  @Test
  void classesOfPartModulesAreNotCountedForTheWhole() {
    assertThat(PRODUCT.stream().filter(c -> isIn("models", c)))
        .noneMatch(c -> c.getPackageName().startsWith("org.redub.models.training"))
        .noneMatch(c -> c.getPackageName().startsWith("org.redub.models.converter"));
  }

  private static boolean isIn(String module, JavaClass type) {
    return ArchitectureRules.moduleOf(type).filter(module::equals).isPresent();
  }

  private static void assertForbidden(ArchRule rule, Class<?> culprit, String named) {
    JavaClasses seen = new ClassFileImporter().importClasses(culprit);
    assertThatThrownBy(() -> rule.check(seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(named);
  }

  private static final class SharedState {
    static int counter;
    static final int[] TABLE = {1};
    static final List<String> NAMES = List.of();
  }

  private static final class UsesJavaCpp {
    Pointer pointer;
  }
}
