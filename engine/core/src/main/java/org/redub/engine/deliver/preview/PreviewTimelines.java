package org.redub.engine.deliver.preview;

import java.util.Arrays;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.PlannedDub;
import org.redub.engine.plan.PlannedMouth;

/** Makes the timelines of previews. Stateless. */
final class PreviewTimelines {
  private PreviewTimelines() {}

  /** Makes the timeline of a planned dub, without the openings of the result. */
  static PreviewTimeline make(PlannedDub planned) {
    int frames = planned.frames().frames().size();
    long[] ptsUs = new long[frames];
    float[] source = new float[frames];
    float[] target = new float[frames];
    float[] result = new float[frames];
    Arrays.fill(source, Float.NaN);
    Arrays.fill(target, Float.NaN);
    Arrays.fill(result, Float.NaN);
    for (FramePlan plan : planned.frames().frames()) {
      int i = plan.frame();
      ptsUs[i] = plan.ptsUs();
      PlannedMouth mouth = plan.mouth();
      if (mouth != null) {
        source[i] = (float) planned.shots().shape(i).opening();
        target[i] = mouth.opening();
      }
    }
    return new PreviewTimeline(
        ptsUs,
        planned.take().endUs(),
        planned.voiceStartUs(),
        planned.voice().peaks(),
        planned.voice().mel(),
        source,
        target,
        result);
  }
}
