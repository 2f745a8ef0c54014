package org.redub.cli;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of docs/ARCHITECTURE.md, each as something that can be checked. */
final class ArchitectureRules {
  private static final String ROOT = "org.redub.";

  /** The module table: which of our modules each module may use. */
  static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "files", Set.of(),
          "audio", Set.of(),
          "geometry", Set.of(),
          "render", Set.of("geometry"),
          "models", Set.of("files", "audio"),
          "engine", Set.of("files", "audio", "geometry", "render", "models"),
          "examples", Set.of("files", "audio", "geometry", "render", "models", "engine"),
          "cli", Set.of("files", "audio", "geometry", "render", "models", "engine", "examples"));

  private ArchitectureRules() {}

  /** One rule a module: it uses no other of our modules than the table allows. */
  static List<ArchRule> moduleTable() {
    List<ArchRule> rules = new ArrayList<>();
    MAY_USE.forEach(
        (module, allowed) -> {
          String[] forbidden =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(module) && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          if (forbidden.length > 0) {
            rules.add(
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .as("module %s uses only %s of ours".formatted(module, allowed)));
          }
        });
    return rules;
  }

  static ArchRule noPackageCycles() {
    return slices().matching("org.redub.(**)").should().beFreeOfCycles();
  }

  /** What callers import speaks of files, times and settings, never of how the work is done. */
  static ArchRule apiIsFreeOfWorkers() {
    return noClasses()
        .that()
        .resideInAPackage("org.redub.engine.api..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.redub.engine..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage("org.redub.engine.api.."))))
        .as("org.redub.engine.api uses no other package of the engine");
  }

  /** {@code library..} is used inside {@code home..} and nowhere else. */
  static ArchRule only(String home, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .as("only %s uses %s".formatted(home, String.join(", ", library)));
  }

  static ArchRule staticsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .because("global state picked by who called is how peers went wrong: pass the request");
  }

  /** Arrays and collections can be written to, so nobody else gets hold of a static one. */
  static ArchRule staticContainersArePrivate() {
    return classes()
        .should(
            check(
                "keep static arrays and collections private and hold no other static state",
                ArchitectureRules::holdsState));
  }

  private static boolean holdsState(JavaField field) {
    JavaClass type = field.getRawType();
    Set<?> modifiers = field.getModifiers();
    if (!modifiers.contains(STATIC) || modifiers.contains(SYNTHETIC)) {
      return false;
    }
    boolean container =
        type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    boolean cell =
        type.getPackageName().equals("java.util.concurrent.atomic")
            || type.isAssignableTo(ThreadLocal.class)
            || type.isAssignableTo(StringBuilder.class);
    // FFmpeg has one log for the whole process and calls it back on the thread that failed.
    if (field.getOwner().getSimpleName().equals("FfmpegLog")) {
      return false;
    }
    return cell || !modifiers.contains(FINAL) || (container && !modifiers.contains(PRIVATE));
  }

  static ArchRule noStandardStreams() {
    DescribedPredicate<JavaClass> outside =
        JavaClass.Predicates.resideOutsideOfPackages("org.redub.cli..", "org.redub.examples..");
    return noClasses()
        .that(outside)
        .should(accessField(System.class, "out"))
        .orShould(accessField(System.class, "err"))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  /** Its factory starts an ffmpeg it finds on PATH; FFmpeg is only in the engine's media layer. */
  static ArchRule noDispatcherFactory() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            HasName.Predicates.nameMatching("be\\.tarsos\\.dsp\\.io\\.jvm\\.AudioDispatcherFactory")
                .as("are TarsosDSP's AudioDispatcherFactory"));
  }

  private static ArchCondition<JavaClass> check(
      String description, java.util.function.Predicate<JavaField> violates) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(violates)
            .forEach(f -> events.add(SimpleConditionEvent.violated(f, f.getDescription())));
      }
    };
  }
}
