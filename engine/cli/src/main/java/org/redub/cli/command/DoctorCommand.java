package org.redub.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.redub.cli.doctor.EngineChecks;
import org.redub.cli.doctor.Finding;
import org.redub.cli.doctor.GpuChecks;
import org.redub.cli.doctor.Machine;
import org.redub.cli.doctor.MachineChecks;
import org.redub.cli.option.OptionValues;
import org.redub.cli.text.ExitCodes;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code redub doctor}: checks whether Redub works on this machine. */
@Command(
    name = "doctor",
    description = "Check whether Redub works on this machine, including networks and encoders.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub doctor",
      "  redub doctor --device gpu",
      "",
      "The exit code is 1 if a check fails."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--device",
      paramLabel = "<device>",
      defaultValue = "auto",
      converter = OptionValues.Device.class,
      description =
          "Where the networks run: auto, cpu, gpu or gpu:N. With a GPU, every network is run there"
              + " and compared with the CPU. Default: auto.")
  private DevicePreference device = DevicePreference.AUTO;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets spec before anything runs
  DoctorCommand() {}

  @Override
  public Integer call() {
    ClassLoader loader = DoctorCommand.class.getClassLoader();
    Predicate<String> onClassPath = name -> loader.getResource(name) != null;
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new MachineChecks(Machine.here(), onClassPath).run());
    if (device.kind() != DevicePreference.Kind.GPU) {
      findings.addAll(new EngineChecks(ModelStore.embedded(), device).run());
      return print(findings, out);
    }
    findings.addAll(new EngineChecks(ModelStore.embedded(), DevicePreference.CPU).run());
    GpuChecks gpu = new GpuChecks(ModelStore.embedded(), device);
    findings.addAll(gpu.run(onClassPath));
    printLines(findings, out);
    out.print(gpu.table());
    return verdict(findings, "with --device %s on this machine".formatted(device), out);
  }

  /** Prints the findings, one per line, and returns the exit code. */
  public static int print(List<Finding> findings, PrintWriter out) {
    printLines(findings, out);
    return verdict(findings, "on this machine", out);
  }

  private static void printLines(List<Finding> findings, PrintWriter out) {
    for (Finding finding : findings) {
      out.printf(
          "%-4s  %-18s %s%n",
          finding.level().name().toLowerCase(Locale.ROOT), finding.about(), finding.detail());
    }
  }

  private static int verdict(List<Finding> findings, String where, PrintWriter out) {
    boolean failed = findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL);
    out.println(
        failed
            ? "Redub does not work %s yet.".formatted(where)
            : "Redub works %s.".formatted(where));
    out.flush();
    return failed ? ExitCodes.UNHEALTHY : ExitCode.OK;
  }
}
