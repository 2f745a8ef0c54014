package org.redub.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.redub.cli.option.CachedEngineOptions;
import org.redub.cli.option.TakeOptions;
import org.redub.cli.progress.EngineListener;
import org.redub.cli.progress.Outcome;
import org.redub.cli.progress.ProgressReporter;
import org.redub.engine.Redubber;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.result.PlanResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code redub plan}: writes a mouth plan, which can be edited before a dub. */
@Command(
    name = "plan",
    description =
        "Write a mouth plan: what the mouths in a take will do, as JSON that can be edited.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  redub plan --video take.mp4 --speech french.wav --out plan.json",
      "  redub dub --video take.mp4 --speech french.wav --plan plan.json --out out.mp4",
      "",
      "In the plan you can move, add and remove entries of 'closures' and 'lip_teeth', add ranges to"
          + " 'rests' and 'scalings', and change keys. docs/mouth-plan.schema.json describes every"
          + " field."
    })
public final class PlanCommand extends JobCommand {
  @Mixin private TakeOptions take;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "<file>",
      description = "The JSON file to write.")
  private Path output;

  @Mixin private CachedEngineOptions engine;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything runs
  PlanCommand() {}

  @Override
  Job job() {
    PlanRequest request = new PlanRequest(take.request(output).build());
    return reporter -> plan(request, reporter);
  }

  private Outcome plan(PlanRequest request, ProgressReporter reporter) {
    try (Redubber redubber = engine.open(request, List.of())) {
      PlanResult plan = redubber.plan(request, new EngineListener(reporter));
      return new Outcome(
          List.of(output),
          "%s: %d keys and %d closures for %d %s"
              .formatted(
                  output,
                  plan.keys(),
                  plan.closures(),
                  plan.persons(),
                  plan.persons() == 1 ? "face track" : "face tracks"));
    }
  }
}
