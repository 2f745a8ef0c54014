package org.redub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.redub.cli.command.Screen;

/** Checks the rules of docs/ARCHITECTURE.md. */
class ArchitectureTest {
  /**
   * The minimum number of classes per module, including package-info, so that no rule passes
   * because it saw no class. Raise the numbers as modules grow.
   */
  private static final Map<String, Integer> MIN_CLASSES =
      Map.of(
          "files", 6,
          "audio", 20,
          "geometry", 8,
          "render", 20,
          "models", 15,
          "engine", 80,
          "cli", 40,
          "examples", 8);

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.redub");

  private static final Map<String, ArchRule> RULES =
      Map.of(
          "no package cycles", ArchitectureRules.noPackageCycles(),
          "api", ArchitectureRules.apiIsFreeOfWorkers(),
          "pixels", ArchitectureRules.pixelsKnowNoDonors(),
          "JavaCV", ArchitectureRules.only("org.redub.engine.media", "org.bytedeco.."),
          "DJL, ONNX", ArchitectureRules.only("org.redub.models", "ai.djl..", "ai.onnxruntime.."),
          "TarsosDSP", ArchitectureRules.only("org.redub.audio", "be.tarsos.."),
          "statics are final", ArchitectureRules.staticsAreFinal(),
          "static containers", ArchitectureRules.staticContainersArePrivate(),
          "standard streams", ArchitectureRules.noStandardStreams(),
          "dispatcher factory", ArchitectureRules.noDispatcherFactory());

  @TestFactory
  Stream<DynamicTest> seesEveryModule() {
    return MIN_CLASSES.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      String home = "org.redub." + e.getKey();
                      long seen =
                          PRODUCT.stream()
                              .filter(c -> (c.getPackageName() + ".").startsWith(home + "."))
                              .count();
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
  void everyPackageIsInTheModuleTable() {
    assertThat(PRODUCT)
        .allMatch(
            c -> ArchitectureRules.MAY_USE.containsKey(c.getPackageName().split("\\.", 4)[2]));
  }

  /** Each rule is applied to a class that breaks it, to show that it can fail. */
  @Test
  void rulesFailForClassesThatBreakThem() {
    assertForbidden(ArchitectureRules.staticsAreFinal(), Careless.class, "counter");
    assertForbidden(ArchitectureRules.staticContainersArePrivate(), Careless.class, "TABLE");
    assertForbidden(ArchitectureRules.staticContainersArePrivate(), Careless.class, "NAMES");
    assertForbidden(
        ArchitectureRules.only("org.redub.engine.media", "org.bytedeco.."), Stray.class, "Pointer");
  }

  @Test
  void moduleTableFailsForAReversedDependency() {
    JavaClasses seen = new ClassFileImporter().importClasses(Screen.class, Redub.class);
    ArchRule reversed = ArchitectureRules.only("org.redub.engine", "org.redub.cli..");
    assertThatThrownBy(() -> reversed.check(seen)).hasMessageContaining("Screen");
  }

  private static void assertForbidden(ArchRule rule, Class<?> culprit, String named) {
    JavaClasses seen = new ClassFileImporter().importClasses(culprit);
    assertThatThrownBy(() -> rule.check(seen))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(named);
  }

  private static final class Careless {
    static int counter;
    static final int[] TABLE = {1};
    static final List<String> NAMES = List.of();
  }

  private static final class Stray {
    Pointer pointer;
  }
}
