package org.redub.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.redub.cli.command.BenchCommand;
import org.redub.cli.command.CacheCommand;
import org.redub.cli.command.CompareCommand;
import org.redub.cli.command.CompletionCommand;
import org.redub.cli.command.CuesCommand;
import org.redub.cli.command.DemoCommand;
import org.redub.cli.command.DoctorCommand;
import org.redub.cli.command.DubCommand;
import org.redub.cli.command.EvalCommand;
import org.redub.cli.command.ModelsCommand;
import org.redub.cli.command.PlanCommand;
import org.redub.cli.command.PreviewCommand;
import org.redub.cli.command.ScoreCommand;
import org.redub.cli.command.TrackCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of {@code redub}, of which some may be outlines: a name and a description without
 * options, enough for the list in the help of {@code redub}. Immutable.
 */
final class Commands {
  /** In the order of the help page. */
  private static final List<Class<?>> TYPES =
      List.of(
          DubCommand.class,
          PreviewCommand.class,
          PlanCommand.class,
          TrackCommand.class,
          CuesCommand.class,
          CompareCommand.class,
          ScoreCommand.class,
          EvalCommand.class,
          DemoCommand.class,
          ModelsCommand.class,
          CacheCommand.class,
          DoctorCommand.class,
          BenchCommand.class,
          CompletionCommand.class,
          HelpCommand.class);

  /** They read the options of all commands. */
  private static final Set<Class<?>> READ_ALL = Set.of(CompletionCommand.class, HelpCommand.class);

  /** Arguments that concern no command. */
  private static final Set<String> OF_ROOT = Set.of("--help", "-h", "--version", "-V", "--debug");

  private final List<Class<?>> types;
  private final Predicate<Class<?>> complete;

  private Commands(List<Class<?>> types, Predicate<Class<?>> complete) {
    this.types = types;
    this.complete = complete;
  }

  /** All commands with all their options. */
  static Commands all() {
    return new Commands(TYPES, type -> true);
  }

  /**
   * The command that {@code args} name, completely, and outlines of the others; no commands for the
   * version.
   */
  static Commands namedIn(String... args) {
    if (areTextOnly(args)) {
      boolean listed = !Set.of("--version", "-V").contains(args[0]);
      return new Commands(listed ? TYPES : List.of(), type -> false);
    }
    for (Class<?> type : TYPES) {
      if (args.length > 0 && name(type).equals(args[0]) && !READ_ALL.contains(type)) {
        return new Commands(TYPES, type::equals);
      }
    }
    return all();
  }

  /** Whether {@code args} name no command and only ask for the version or the help page. */
  static boolean areTextOnly(String... args) {
    return args.length > 0 && Arrays.stream(args).allMatch(OF_ROOT::contains);
  }

  void addTo(CommandLine root) {
    for (Class<?> type : types) {
      root.addSubcommand(name(type), complete.test(type) ? type : outline(type));
    }
  }

  private static CommandSpec outline(Class<?> type) {
    Command command = annotation(type);
    CommandSpec outline = CommandSpec.create().name(command.name());
    outline.usageMessage().header(command.header()).description(command.description());
    return outline;
  }

  private static String name(Class<?> type) {
    return annotation(type).name();
  }

  private static Command annotation(Class<?> type) {
    return Objects.requireNonNull(type.getAnnotation(Command.class));
  }
}
