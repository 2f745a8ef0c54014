package org.redub.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.redub.cli.doctor.EngineChecks;
import org.redub.cli.doctor.Finding;
import org.redub.cli.doctor.Machine;
import org.redub.cli.doctor.MachineChecks;
import org.redub.cli.text.ExitCodes;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code redub doctor}: checks whether Redub works on this machine. */
@Command(
    name = "doctor",
    description = "Check whether Redub works on this machine, including networks and encoders.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  redub doctor", "", "The exit code is 1 if a check fails."})
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  DoctorCommand() {}

  @Override
  public Integer call() {
    ClassLoader loader = DoctorCommand.class.getClassLoader();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new MachineChecks(Machine.here(), name -> loader.getResource(name) != null).run());
    findings.addAll(new EngineChecks(ModelStore.embedded(), DevicePreference.AUTO).run());
    return print(findings, spec.commandLine().getOut());
  }

  /** Prints the findings, one per line, and returns the exit code. */
  public static int print(List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      out.printf(
          "%-4s  %-17s %s%n",
          finding.level().name().toLowerCase(Locale.ROOT), finding.about(), finding.detail());
    }
    boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
    out.println(
        failed ? "Redub does not work on this machine yet." : "Redub works on this machine.");
    out.flush();
    return failed ? ExitCodes.UNHEALTHY : ExitCode.OK;
  }
}
