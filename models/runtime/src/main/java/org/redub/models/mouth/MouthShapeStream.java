package org.redub.models.mouth;

import org.redub.audio.mel.MelSpectrogrammer;

/**
 * Hears speech as it comes and says how the mouth moves, a bounded time later: {@link
 * #LOOK_AHEAD_US}. What it says is what {@link MouthShapePredictor#predict} says of the whole.
 * Confined to one thread, the predictor's. Call order: {@link #push} as often as wanted, {@link
 * #soFar} in between, {@link #finish} once.
 */
public final class MouthShapeStream {
  /**
   * How far the sound has to be pushed beyond a frame before the frame is ready: a second that the
   * level hears ahead, 0.16 s it is averaged over, what the network hears after a frame, and one
   * batch of frames.
   */
  public static final long LOOK_AHEAD_US = 2_300_000;

  /** Frames that are asked for at once. */
  private static final int BATCH_FRAMES = 10;

  private final MouthShapePredictor predictor;
  private final MelSpectrogrammer mel;
  private FrameBlock frames = new FrameBlock(256);
  private int ready;

  /** A stream through a network that is open for as long. */
  public MouthShapeStream(MouthShapePredictor predictor) {
    this.predictor = predictor;
    this.mel = new MelSpectrogrammer(predictor.melConfig());
  }

  /** Takes the next {@code length} samples, at the recipe's rate. */
  public void push(float[] pcm, int offset, int length) {
    mel.push(pcm, offset, length);
    int known = mel.readyColumns() / MelChunk.COLUMNS_PER_FRAME - MelChunk.REACH_FRAMES;
    while (known - ready >= BATCH_FRAMES) {
      hear(ready, BATCH_FRAMES);
    }
  }

  /** Frames that are known; they do not change any more. */
  public int readyFrames() {
    return ready;
  }

  /** The mouth through the frames that are known. */
  public Articulation soFar() {
    FrameBlock known = new FrameBlock(ready);
    known.copy(frames, 0, 0, ready);
    return Articulation.of(predictor.frameRateHz(), known);
  }

  /** Ends the sound; the mouth through all of it. */
  public Articulation finish() {
    return predictor.predict(mel.finish());
  }

  private void hear(int first, int count) {
    int from = Math.max(0, first - MelChunk.REACH_FRAMES);
    int to = first + count + MelChunk.REACH_FRAMES;
    int columns = (to - from) * MelChunk.COLUMNS_PER_FRAME;
    float[] values = mel.ready(from * MelChunk.COLUMNS_PER_FRAME, columns);
    FrameBlock block = predictor.run(values);
    if (ready + count > frames.frames) {
      FrameBlock wider = new FrameBlock(2 * frames.frames);
      wider.copy(frames, 0, 0, ready);
      frames = wider;
    }
    frames.copy(block, first - from, first, count);
    ready += count;
  }
}
