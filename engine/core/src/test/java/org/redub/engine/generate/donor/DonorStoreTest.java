package org.redub.engine.generate.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.redub.geometry.PixelBox;
import org.redub.render.image.RgbImage;

class DonorStoreTest {

  @Test
  void givesBackThePixelsThatWereKept() {
    try (DonorStore store = new DonorStore()) {
      for (int frame = 0; frame < 5; frame++) {
        store.put(frame, new PixelBox(frame, 2, 4 + frame, 3), image(4 + frame, 3, frame));
      }
      for (int frame = 4; frame >= 0; frame--) {
        RgbImage expected = image(4 + frame, 3, frame);
        RgbImage read = store.read(frame);
        assertThat(store.box(frame)).isEqualTo(new PixelBox(frame, 2, 4 + frame, 3));
        assertThat(read.red()).containsExactly(expected.red());
        assertThat(read.green()).containsExactly(expected.green());
        assertThat(read.blue()).containsExactly(expected.blue());
      }
      assertThat(store.sizeBytes()).isEqualTo(3 * 3 * (4 + 5 + 6 + 7 + 8));
    }
  }

  @Test
  void saysWhichFrameIsMissing() {
    try (DonorStore store = new DonorStore()) {
      assertThatThrownBy(() -> store.read(7)).hasMessageContaining("frame 7");
    }
  }

  private static RgbImage image(int width, int height, int seed) {
    RgbImage image = new RgbImage(width, height);
    for (int i = 0; i < width * height; i++) {
      image.red()[i] = (i * 7 + seed) % 256;
      image.green()[i] = (i * 31 + seed) % 256;
      image.blue()[i] = 255 - i % 256;
    }
    return image;
  }
}
