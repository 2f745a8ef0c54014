package org.redub.engine.deliver.preview;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a preview. Valid only during the call that it is passed to.
 *
 * @param ptsUs pts in the take
 * @param source the plate, upright
 * @param result the dubbed frame, upright
 * @param targetLips planned outer lip contour as x, y pairs in picture pixels; null if the frame is
 *     not dubbed
 * @param mouth the part of the picture for the close-up; null if the frame is not dubbed
 * @param caption time, and the reason if the frame is not dubbed
 */
record PreviewFrame(
    long ptsUs,
    BufferedImage source,
    BufferedImage result,
    float @Nullable [] targetLips,
    @Nullable Rectangle mouth,
    String caption) {}
