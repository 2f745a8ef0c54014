package org.redub.engine.media.sound;

/** How a soundtrack is encoded. */
public enum SoundCodec {
  AAC("aac"),
  OPUS("libopus"),
  /** Without loss, 24 bits. */
  FLAC("flac"),
  /** Uncompressed, 24 bits. */
  PCM("pcm_s24le");

  private final String encoder;

  SoundCodec(String encoder) {
    this.encoder = encoder;
  }

  /** FFmpeg's name of the encoder. */
  String encoder() {
    return encoder;
  }
}
