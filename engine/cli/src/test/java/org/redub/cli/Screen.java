package org.redub.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs a command line and keeps what it prints. */
final class Screen {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  final CommandLine line;

  Screen() {
    this(false);
  }

  Screen(boolean onTerminal) {
    line = Redub.commandLine(onTerminal);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
  }

  /** The same with one more command. */
  Screen with(String name, Object command) {
    line.addSubcommand(name, command);
    Redub.configured(line);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return this;
  }

  int run(String... args) {
    return Redub.run(line, args);
  }

  String out() {
    line.getOut().flush();
    return out.toString();
  }

  String err() {
    line.getErr().flush();
    return err.toString();
  }
}
