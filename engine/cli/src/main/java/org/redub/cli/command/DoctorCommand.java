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

/** {@code redub doctor}: can Redub work on this machine, and if not, what to do. */
@Command(
    name = "doctor",
    description = "Check whether Redub can work on this machine, networks and encoders included.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  redub doctor", "", "Ends with exit code 1 if something keeps Redub from working."})
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

  /** One line a finding; the exit code. */
  public static int print(List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      out.printf(
          "%-4s  %-17s %s%n",
          finding.level().name().toLowerCase(Locale.ROOT), finding.about(), finding.detail());
    }
    boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
    out.println(failed ? "Redub cannot work here yet." : "Redub can work here.");
    out.flush();
    return failed ? ExitCodes.UNHEALTHY : ExitCode.OK;
  }
}
