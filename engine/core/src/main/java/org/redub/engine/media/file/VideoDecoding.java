package org.redub.engine.media.file;

import org.jspecify.annotations.Nullable;

/**
 * What decodes a take's video. Immutable.
 *
 * @param gpu index of the GPU whose decoder (NVDEC) is used if it can; null for the CPU
 */
public record VideoDecoding(@Nullable Integer gpu) {
  /** FFmpeg's decoders on the CPU. */
  public static final VideoDecoding CPU = new VideoDecoding(null);

  /** The decoder of a GPU, and the CPU for what it does not take. */
  public static VideoDecoding onGpu(int index) {
    return new VideoDecoding(index);
  }
}
