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

/** The rules of docs/ARCHITECTURE.md as ArchUnit rules. */
final class ArchitectureRules {
  private static final String ROOT = "org.redub.";

  /** The module table: the modules of Redub that each module may use. */
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

  /** One rule per module: it uses only the modules that the table allows. */
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
                    .as("module %s uses only the modules %s".formatted(module, allowed)));
          }
        });
    return rules;
  }

  static ArchRule noPackageCycles() {
    return slices().matching("org.redub.(**)").should().beFreeOfCycles();
  }

  /** The API consists of files, times and settings and does not depend on the implementation. */
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

  /** Compositing is the same for all generators and depends on none of them. */
  static ArchRule pixelsKnowNoDonors() {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "render..")
        .and()
        .resideOutsideOfPackage(ROOT + "render.donor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "render.donor..")
        .as("image, morph, matte, colour, blend and composite use nothing of render.donor");
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
        .because("mutable statics are global state: pass the request instead");
  }

  /** Arrays and collections are mutable, so no other class may access a static one. */
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
    // FFmpeg has one log callback per process and calls it on the thread that failed.
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

  /** The factory starts an ffmpeg from the PATH; FFmpeg belongs to the engine's media layer. */
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
