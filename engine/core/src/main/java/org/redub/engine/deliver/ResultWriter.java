package org.redub.engine.deliver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redub.engine.analyse.Take;
import org.redub.engine.api.Version;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.write.FrameRange;
import org.redub.engine.media.write.WrittenMedia;
import org.redub.engine.plan.PlannedMouth;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Makes the result of a dub. */
final class ResultWriter {
  private final Networks networks;
  private final RedubRequest request;
  private final JobLog log;

  ResultWriter(Networks networks, RedubRequest request, JobLog log) {
    this.networks = networks;
    this.request = request;
    this.log = log;
  }

  RedubResult result(PlannedDub planned, WrittenMedia written, double seconds) {
    Take take = planned.take();
    VideoFormat format = take.format();
    return new RedubResult(
        Version.current(),
        request,
        new RedubResult.Engine(
            networks.device(),
            networks.models().stream()
                .map(card -> new RedubResult.Model(card.id(), card.sha256(), card.licence()))
                .toList(),
            written.videoEncoder()),
        new RedubResult.Picture(
            format.width(), format.height(), format.frameRate().toString(), take.durationSeconds()),
        take.fromCache(),
        planned.calibration(),
        counts(planned.frames()),
        new RedubResult.Timing(
            log.secondsPerStage(),
            log.cpuSecondsPerStage(),
            seconds,
            take.durationSeconds() / seconds),
        ranges(planned, written),
        log.notices(),
        planned.frames().frames().stream().map(ResultWriter::frame).toList());
  }

  private static RedubResult.Ranges ranges(PlannedDub planned, WrittenMedia written) {
    int frames = planned.frames().frames().size();
    List<RedubResult.Span> rendered = new ArrayList<>();
    List<RedubResult.Span> copied = new ArrayList<>();
    int at = 0;
    for (FrameRange range : written.copied()) {
      if (range.first() > at) {
        rendered.add(span(planned, at, range.first()));
      }
      at = range.first() + range.frames();
      copied.add(span(planned, range.first(), at));
    }
    if (at < frames) {
      rendered.add(span(planned, at, frames));
    }
    return new RedubResult.Ranges(rendered, copied);
  }

  private static RedubResult.Span span(PlannedDub planned, int from, int end) {
    List<FramePlan> frames = planned.frames().frames();
    long endUs = end < frames.size() ? frames.get(end).ptsUs() : planned.take().endUs();
    return new RedubResult.Span(from, end - from, frames.get(from).ptsUs(), endUs);
  }

  private static RedubResult.Counts counts(FramePlans plan) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (FramePlan frame : plan.frames()) {
      if (!frame.dubbed()) {
        reasons.merge(frame.action(), 1, Integer::sum);
      }
    }
    int dubbed = plan.dubbedFrames();
    int total = plan.frames().size();
    return new RedubResult.Counts(total, dubbed, total - dubbed, reasons);
  }

  private static RedubResult.Frame frame(FramePlan plan) {
    PlannedMouth mouth = plan.mouth();
    if (mouth == null || !plan.dubbed()) {
      return new RedubResult.Frame(plan.frame(), plan.ptsUs(), plan.action(), 0, null);
    }
    List<Integer> donors = new ArrayList<>();
    plan.donors().forEach(donor -> donors.add(donor.frame()));
    return new RedubResult.Frame(
        plan.frame(),
        plan.ptsUs(),
        plan.action(),
        plan.effect(),
        new RedubResult.Mouth(mouth.opening(), mouth.width(), mouth.closed(), donors));
  }
}
