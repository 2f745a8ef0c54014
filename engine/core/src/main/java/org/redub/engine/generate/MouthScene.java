package org.redub.engine.generate;

import java.nio.file.Path;
import org.redub.engine.plan.MouthPlan;

/**
 * A take, what its mouths shall do, and the voice track they shall say. Immutable.
 *
 * @param video the take
 * @param plan what each frame's mouth does
 * @param shots poses and mouths by frame
 * @param voice the voice track
 * @param voiceStartUs when it starts, on the take's clock
 */
public record MouthScene(
    Path video, MouthPlan plan, ShotIndex shots, Path voice, long voiceStartUs) {}
