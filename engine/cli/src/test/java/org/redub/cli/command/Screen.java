package org.redub.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.redub.cli.Redub;
import org.redub.cli.text.Terminal;
import picocli.CommandLine;

/** Runs a command line and keeps its output. */
public final class Screen {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  public final CommandLine line;

  public Screen() {
    this(Terminal.NONE);
  }

  public Screen(Terminal terminal) {
    line = Redub.commandLine(terminal);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
  }

  /** Adds a command. */
  public Screen with(String name, Object command) {
    line.addSubcommand(name, command);
    Redub.configured(line);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return this;
  }

  public int run(String... args) {
    return Redub.run(line, args);
  }

  public String out() {
    line.getOut().flush();
    return out.toString();
  }

  public String err() {
    line.getErr().flush();
    return err.toString();
  }
}
