package org.redub.cli.text;

import picocli.CommandLine.Model.CommandSpec;

/** What every command can ask the program it belongs to. Confined to one thread. */
public interface RootCommand {

  /** Whether errors are printed with their stack traces. */
  boolean debug();

  /** Where progress is shown. */
  Terminal terminal();

  /** The program that {@code spec} is a command of. */
  static RootCommand of(CommandSpec spec) {
    return (RootCommand) spec.root().userObject();
  }
}
