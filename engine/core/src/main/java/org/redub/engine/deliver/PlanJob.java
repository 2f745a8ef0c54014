package org.redub.engine.deliver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.redub.engine.api.OutputFiles;
import org.redub.engine.api.request.PlanRequest;
import org.redub.engine.api.result.PlanResult;
import org.redub.engine.plan.DubPlan;
import org.redub.engine.plan.MouthPlan;
import org.redub.engine.plan.MouthPlanFile;
import org.redub.engine.plan.PersonPlan;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Plans a dub and writes the plan. Used once, confined to one thread. */
public final class PlanJob {
  private final Networks networks;
  private final PlanRequest request;
  private final JobLog log;

  public PlanJob(Networks networks, PlanRequest request, JobLog log) {
    this.networks = networks;
    this.request = request;
    this.log = log;
  }

  /**
   * Runs the job.
   *
   * @throws org.redub.engine.api.RedubException if there is no plan
   */
  public PlanResult run() {
    List<Path> inputs = new ArrayList<>(request.videos());
    inputs.addAll(request.sounds());
    OutputFiles.check(request.dub().output(), inputs);
    try (DubPlan dub = DubPlan.of(networks, request.dub(), log)) {
      MouthPlanFile.write(request.dub().output(), dub.plan());
      return result(dub.plan());
    }
  }

  private static PlanResult result(MouthPlan plan) {
    int keys = 0;
    int closures = 0;
    for (PersonPlan person : plan.persons()) {
      keys += person.keys().size();
      closures += person.closures().size();
    }
    return new PlanResult(plan.persons().size(), keys, closures);
  }
}
