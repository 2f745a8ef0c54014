package org.redub.engine.api.request;

/** How the picture of an output is encoded. */
public enum VideoCodec {
  /** The codec of the take, where it can be encoded; otherwise the usual one of the container. */
  AUTO,
  H264,
  HEVC,
  VP9,
  AV1,
  /** Apple ProRes 422: the profile of the take if it is ProRes, otherwise HQ. */
  PRORES,
  /** Apple ProRes 4444. */
  PRORES_4444,
  /** Without loss. */
  FFV1,
  /** Avid DNxHR HQ. */
  DNXHR
}
