package org.redub.engine.deliver.preview;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * What a preview shows of one frame. Lives as long as the call it is passed to.
 *
 * @param ptsUs time in the take
 * @param source the plate, upright
 * @param result the dubbed frame, upright
 * @param targetLips planned outer and inner contour as x, y pairs in picture pixels; null where
 *     untouched
 * @param mouth the part of the picture to show close up; null without a face
 * @param caption a few words on this frame
 */
record PreviewFrame(
    long ptsUs,
    BufferedImage source,
    BufferedImage result,
    float @Nullable [] targetLips,
    @Nullable Rectangle mouth,
    String caption) {}
