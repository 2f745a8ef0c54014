package org.redub.render.blend;

/** Weights the difference by the mask, the same for all sizes of detail. Confined to one thread. */
final class AlphaBlend implements MouthBlend {
  private float[] mask = new float[0];
  private int size;

  @Override
  public void mask(float[] values, int width, int height) {
    mask = values;
    size = width * height;
  }

  @Override
  public void blend(float[] difference) {
    for (int i = 0; i < size; i++) {
      difference[i] *= mask[i];
    }
  }
}
