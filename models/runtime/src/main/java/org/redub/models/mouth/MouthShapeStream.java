package org.redub.models.mouth;

import org.redub.audio.mel.MelSpectrogrammer;

/**
 * Predicts the mouth's motion from a stream of speech with a bounded latency, {@link
 * #LOOK_AHEAD_US}. The result equals that of {@link MouthShapePredictor#predict} for the whole.
 * Confined to the predictor's thread. Call order: {@link #push} any number of times, {@link #soFar}
 * in between, {@link #finish} once.
 */
public final class MouthShapeStream {
  /**
   * The amount of sound after a frame that must be pushed before the frame is ready: 1 s look-ahead
   * of the level, 0.16 s for its average, the network's receptive field after a frame, and one
   * batch of frames.
   */
  public static final long LOOK_AHEAD_US = 2_300_000;

  /** Number of frames that are predicted at once. */
  private static final int BATCH_FRAMES = 10;

  private final MouthShapePredictor predictor;
  private final MelSpectrogrammer mel;
  private FrameBlock frames = new FrameBlock(256);
  private int ready;

  /** Starts a stream; the predictor must stay open meanwhile. */
  public MouthShapeStream(MouthShapePredictor predictor) {
    this.predictor = predictor;
    this.mel = new MelSpectrogrammer(predictor.melConfig());
  }

  /** Takes the next {@code length} samples, at the recipe's rate. */
  public void push(float[] pcm, int offset, int length) {
    mel.push(pcm, offset, length);
    int known = mel.readyColumns() / MelChunk.COLUMNS_PER_FRAME - MelChunk.REACH_FRAMES;
    while (known - ready >= BATCH_FRAMES) {
      predict(ready, BATCH_FRAMES);
    }
  }

  /** Number of frames that are ready; they do not change any more. */
  public int readyFrames() {
    return ready;
  }

  /** The motion during the frames that are ready. */
  public Articulation soFar() {
    FrameBlock known = new FrameBlock(ready);
    known.copy(frames, 0, 0, ready);
    return Articulation.of(predictor.frameRateHz(), known);
  }

  /** Ends the sound and returns the motion during all of it. */
  public Articulation finish() {
    return predictor.predict(mel.finish());
  }

  private void predict(int first, int count) {
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
