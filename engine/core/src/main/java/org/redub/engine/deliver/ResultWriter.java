package org.redub.engine.deliver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redub.engine.analyse.Take;
import org.redub.engine.api.RedubRequest;
import org.redub.engine.api.RedubResult;
import org.redub.engine.api.Version;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.FramePlans;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.media.file.VideoFormat;
import org.redub.engine.media.write.WrittenMedia;
import org.redub.engine.run.JobLog;
import org.redub.engine.run.Networks;

/** Puts together what a job did. */
final class ResultWriter {
  private final Networks workbench;
  private final RedubRequest request;
  private final JobLog log;

  ResultWriter(Networks workbench, RedubRequest request, JobLog log) {
    this.workbench = workbench;
    this.request = request;
    this.log = log;
  }

  RedubResult result(PlannedDub planned, WrittenMedia written, double seconds) {
    Take take = planned.take();
    VideoFormat format = take.format();
    return new RedubResult(
        Version.current(),
        request.video().toString(),
        request.speech().toString(),
        request.output().toString(),
        settings(),
        workbench.device(),
        workbench.models().stream()
            .map(card -> new RedubResult.Model(card.id(), card.sha256(), card.licence()))
            .toList(),
        new RedubResult.Picture(
            format.width(), format.height(), format.frameRate().toString(), take.durationSeconds()),
        written.videoEncoder(),
        planned.calibration(),
        counts(planned.frames()),
        log.secondsPerStage(),
        seconds,
        take.durationSeconds() / seconds,
        log.notices(),
        planned.frames().frames().stream().map(ResultWriter::frame).toList());
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("speech_offset_us", request.speechOffsetUs());
    settings.put("strength", request.strength());
    settings.put("keep_original_audio", request.keepOriginalAudio());
    settings.put("encoder", request.encoder().encoder());
    settings.put("preset", request.encoder().preset());
    settings.put("crf", request.encoder().crf());
    return settings;
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
    FramePlan.Mouth mouth = plan.mouth();
    if (mouth == null || !plan.dubbed()) {
      return new RedubResult.Frame(
          plan.frame(), plan.ptsUs(), plan.action(), 0, null, null, null, null);
    }
    List<Integer> donors = new ArrayList<>();
    mouth.donors().forEach(donor -> donors.add(donor.frame()));
    return new RedubResult.Frame(
        plan.frame(),
        plan.ptsUs(),
        plan.action(),
        plan.effect(),
        mouth.opening(),
        mouth.width(),
        mouth.closed(),
        donors);
  }
}
