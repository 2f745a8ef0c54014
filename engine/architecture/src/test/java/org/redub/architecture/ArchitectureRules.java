package org.redub.architecture;

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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rules of docs/ARCHITECTURE.md in the form that ArchUnit checks. */
final class ArchitectureRules {
  private static final String ROOT = "org.redub.";

  /** The module table: which of Redub's modules each module may use. */
  static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "files", Set.of(),
          "audio", Set.of(),
          "geometry", Set.of(),
          "render", Set.of("geometry"),
          "models", Set.of("files", "audio"),
          "models.converter", Set.of("files"),
          "models.training",
              Set.of(
                  "files", "audio", "geometry", "render", "models", "engine", "models.converter"),
          "engine", Set.of("files", "audio", "geometry", "render", "models"),
          "examples", Set.of("files", "audio", "geometry", "render", "models", "engine"),
          "cli", Set.of("files", "audio", "geometry", "render", "models", "engine", "examples"));

  private ArchitectureRules() {}

  /**
   * The module that {@code type} belongs to: the longest name in the table that its package has.
   */
  static Optional<String> moduleOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    return MAY_USE.keySet().stream()
        .filter(module -> name.startsWith(ROOT + module + "."))
        .max(Comparator.comparingInt(String::length));
  }

  /** One rule per module: it uses only the modules that the table allows. */
  static List<ArchRule> moduleTable() {
    List<ArchRule> rules = new ArrayList<>();
    MAY_USE.forEach(
        (module, allowed) -> {
          Set<String> forbidden = new HashSet<>(MAY_USE.keySet());
          forbidden.remove(module);
          forbidden.removeAll(allowed);
          if (!forbidden.isEmpty()) {
            rules.add(
                noClasses()
                    .that(belongTo(Set.of(module)))
                    .should()
                    .dependOnClassesThat(belongTo(forbidden))
                    .as("module %s uses no modules but %s".formatted(module, allowed)));
          }
        });
    return rules;
  }

  private static DescribedPredicate<JavaClass> belongTo(Set<String> modules) {
    return DescribedPredicate.describe(
        "belong to " + modules, type -> moduleOf(type).filter(modules::contains).isPresent());
  }

  static ArchRule noPackageCycles() {
    return slices().matching("org.redub.(**)").should().beFreeOfCycles();
  }

  /** Requests and results do not depend on the classes that do the work. */
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

  /** The pixel code is the same for every generator, so it depends on none. */
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

  /** Only {@code user..} depends on the packages of {@code library}. */
  static ArchRule only(String user, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(user + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .as("only %s uses %s".formatted(user, String.join(", ", library)));
  }

  static ArchRule staticsAreFinal() {
    return fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .because("state belongs to a request or a job, which is passed on");
  }

  /** Arrays and collections can be changed, so static ones are private. */
  static ArchRule staticContainersArePrivate() {
    return classes()
        .should(
            haveNoField(
                "with static state other than private arrays and collections",
                ArchitectureRules::isSharedState));
  }

  private static boolean isSharedState(JavaField field) {
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
    return cell || !modifiers.contains(FINAL) || (container && !modifiers.contains(PRIVATE));
  }

  /** Packages named {@code cli} are command lines; the examples print what they do. */
  static ArchRule noStandardStreams() {
    DescribedPredicate<JavaClass> outside =
        JavaClass.Predicates.resideOutsideOfPackages("org.redub..cli..", "org.redub.examples..");
    return noClasses()
        .that(outside)
        .should(accessField(System.class, "out"))
        .orShould(accessField(System.class, "err"))
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  /** Its factory starts any ffmpeg on the PATH; only the engine's media packages use FFmpeg. */
  static ArchRule noDispatcherFactory() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            HasName.Predicates.nameMatching("be\\.tarsos\\.dsp\\.io\\.jvm\\.AudioDispatcherFactory")
                .as("are TarsosDSP's AudioDispatcherFactory"));
  }

  private static ArchCondition<JavaClass> haveNoField(
      String description, Predicate<JavaField> violates) {
    return new ArchCondition<>("have no field " + description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(violates)
            .forEach(f -> events.add(SimpleConditionEvent.violated(f, f.getDescription())));
      }
    };
  }
}
