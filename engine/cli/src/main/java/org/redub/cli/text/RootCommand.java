package org.redub.cli.text;

import picocli.CommandLine.Model.CommandSpec;

/** What every command can ask of the program that it is a command of. Confined to one thread. */
public interface RootCommand {

  /** Whether errors are printed with their stack traces. */
  boolean debug();

  /** Whether standard error is a terminal, on which a progress bar can be drawn. */
  boolean onTerminal();

  /** The program that {@code spec} is a command of. */
  static RootCommand of(CommandSpec spec) {
    return (RootCommand) spec.root().userObject();
  }
}
