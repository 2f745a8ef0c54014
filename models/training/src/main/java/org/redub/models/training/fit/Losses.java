package org.redub.models.training.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.redub.models.training.batch.Batch;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.net.MouthNetwork;

/**
 * The loss: position and velocity of articulators and face motions, phone, and speech. Each is a
 * mean over the frames with known targets. Confined to one thread.
 */
final class Losses {
  // All constants are floats, because a double times a PyTorch scalar is a double.

  /** Jaw, open, width, round, tuck, press, tongue. */
  private static final float[] ARTICULATOR_WEIGHTS = {1, 2.5f, 2, 1, 0.7f, 1.5f, 0.3f};

  /** Opening, width, jaw, upper lip, lower lip, protrusion, corner. */
  private static final float[] MOTION_WEIGHTS = {1, 1, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f};

  private static final float ARTICULATORS = 10f;
  private static final float ARTICULATOR_VELOCITY = 20f;
  private static final float PHONES = 0.25f;
  private static final float SPEECH = 0.2f;
  private static final float MOTIONS = 0.5f;
  private static final float MOTION_VELOCITY = 1f;

  /**
   * Frames whose opening is below this, in standard deviations, have double weight, because viewers
   * notice closed lips.
   */
  private static final float SHUT = -0.8f;

  private Losses() {}

  /** The sum of all losses, a scalar. */
  static NDArray of(NDManager manager, NDList outputs, Batch batch) {
    long n = batch.size;
    long frames = batch.frames;
    NDArray known = manager.create(batch.articulated, new Shape(n, 1, frames));
    NDArray articulators =
        manager.create(batch.articulators, new Shape(n, Utterance.ARTICULATORS, frames));
    NDArray first =
        track(
                outputs.get(MouthNetwork.OUT_ARTICULATORS).sub(articulators),
                known,
                manager.create(ARTICULATOR_WEIGHTS, new Shape(1, Utterance.ARTICULATORS, 1)),
                ARTICULATOR_VELOCITY / ARTICULATORS)
            .mul(ARTICULATORS);
    NDArray moved = manager.create(batch.moved, new Shape(n, 1, frames));
    NDArray motions = manager.create(batch.motions, new Shape(n, Utterance.MOTIONS, frames));
    NDArray opening = motions.get(new NDIndex(":, 0:1, :"));
    NDArray shut = opening.lt(SHUT).toType(opening.getDataType(), false).add(1);
    NDArray second =
        track(
                outputs.get(MouthNetwork.OUT_MOTIONS).sub(motions),
                moved.mul(shut),
                manager.create(MOTION_WEIGHTS, new Shape(1, Utterance.MOTIONS, 1)),
                MOTION_VELOCITY / MOTIONS)
            .mul(MOTIONS);
    NDArray third = phones(manager, outputs.get(MouthNetwork.OUT_PHONES), batch, known);
    NDArray fourth = speech(manager, outputs.get(MouthNetwork.OUT_SPEECH), batch, known);
    return first.add(second).add(third.mul(PHONES)).add(fourth.mul(SPEECH));
  }

  /**
   * Weighted squares of a difference, plus {@code velocity} times those of its change per frame.
   */
  private static NDArray track(NDArray difference, NDArray mask, NDArray weights, float velocity) {
    NDArray count = mask.sum().add(1);
    NDArray position = difference.square().mul(weights).mul(mask).sum();
    NDArray change =
        difference.get(new NDIndex(":, :, 1:")).sub(difference.get(new NDIndex(":, :, :-1")));
    NDArray both = mask.get(new NDIndex(":, :, 1:")).mul(mask.get(new NDIndex(":, :, :-1")));
    NDArray speed = change.square().mul(weights).mul(both).sum();
    return position.add(speed.mul(velocity)).div(count).div(weights.size());
  }

  private static NDArray phones(NDManager manager, NDArray logits, Batch batch, NDArray known) {
    float[] oneHot = new float[batch.size * MouthNetwork.PHONES * batch.frames];
    for (int item = 0; item < batch.size; item++) {
      for (int i = 0; i < batch.frames; i++) {
        int phone = (int) batch.phones[item * batch.frames + i];
        oneHot[(item * MouthNetwork.PHONES + phone) * batch.frames + i] =
            batch.articulated[item * batch.frames + i];
      }
    }
    NDArray wanted = manager.create(oneHot, logits.getShape());
    return logits.logSoftmax(1).mul(wanted).sum().neg().div(known.sum().add(1));
  }

  private static NDArray speech(NDManager manager, NDArray logit, Batch batch, NDArray known) {
    NDArray wanted = manager.create(batch.speech, logit.getShape());
    NDArray loss =
        logit.maximum(0).sub(logit.mul(wanted)).add(logit.abs().neg().exp().add(1).log());
    return loss.mul(known).sum().div(known.sum().add(1));
  }
}
