package org.redub.models.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.io.ConversionException;

class FlexMapTest {
  /**
   * The options of a TransformTensorBilinear from the landmark model: {output_height: 16,
   * output_width: 16}.
   */
  private static final String CROP =
      "6f75747075745f686569676874006f75747075745f776964746800021c0f02010210100404042401";

  /** The options of the lips' Landmarks2TransformMatrix, with 80 indices of 16 bits. */
  private static final String LIPS =
      "6c6566745f726f746174696f6e5f696478006f75747075745f686569676874006f75747075745f77696474680072"
          + "696768745f726f746174696f6e5f696478007363616c655f78007363616c655f79007375627365745f69647873"
          + "0050003d0092005b00b500540011003a019501410177012301b90028002700250000000b010d010e0199014e00"
          + "5f005800b20057000e003d0192013e0144013401bf005000510052000d003801370136019f014c004d005a00b4"
          + "00550010003b019401400133013201b8004a00490048000b002e012f01300198013e0060005900b30056000f00"
          + "3c0193013f0145012401b7002a00290026000c000c010f01100197017461726765745f726f746174696f6e5f72"
          + "616469616e7300080018010801fc00f100e000da00d40028001000000002000000080000003d00000010000000"
          + "10000000230100000000c03f0000c03fee00000000000000060606060e0e2d0e282601";

  @Test
  void readsOptionsOfCrop() {
    FlexMap map = FlexMap.read(bytes(CROP));
    assertThat(map.integer("output_height")).isEqualTo(16);
    assertThat(map.integer("output_width")).isEqualTo(16);
  }

  @Test
  void readsNumbersAndTypedVectors() {
    FlexMap map = FlexMap.read(bytes(LIPS));
    assertThat(map.integer("left_rotation_idx")).isEqualTo(61);
    assertThat(map.integer("right_rotation_idx")).isEqualTo(291);
    assertThat(map.real("scale_x")).isEqualTo(1.5);
    assertThat(map.real("target_rotation_radians")).isZero();
    assertThat(map.integers("subset_idxs"))
        .hasSize(80)
        .startsWith(61, 146, 91, 181, 84, 17, 314)
        .endsWith(12, 268, 271, 272, 407);
  }

  @Test
  void rejectsOptionOfAnotherType() {
    FlexMap map = FlexMap.read(bytes(CROP));
    assertThatThrownBy(() -> map.integers("output_width"))
        .isInstanceOf(ConversionException.class)
        .hasMessage("option 'output_width' should be a list and is of FlexBuffers type 1");
    assertThatThrownBy(() -> map.real("scale_x"))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(
            "'scale_x' should be a floating-point number and is of FlexBuffers type 0");
  }

  @Test
  void rejectsDamagedOptionsWithMessage() {
    byte[] sound = HexFormat.of().parseHex(LIPS);
    Random random = new Random(3);
    int rejected = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      damaged[damaged.length - 1 - random.nextInt(60)] = (byte) random.nextInt(256);
      rejected += rejects(damaged) ? 1 : 0;
    }
    assertThat(rejected).as("damaged buffers that are rejected").isBetween(300, 2999);
    for (int length = 0; length < sound.length; length++) {
      byte[] shortened = new byte[length];
      System.arraycopy(sound, 0, shortened, 0, length);
      rejects(shortened);
    }
    assertThat(rejects(new byte[0])).isTrue();
  }

  /** Whether reading any option fails. */
  private static boolean rejects(byte[] content) {
    try {
      FlexMap map = FlexMap.read(ByteBuffer.wrap(content));
      map.integer("left_rotation_idx");
      map.integer("output_height");
      map.integer("output_width");
      map.integer("right_rotation_idx");
      map.real("scale_x");
      map.real("scale_y");
      map.integers("subset_idxs");
      map.real("target_rotation_radians");
      return false;
    } catch (ConversionException e) {
      return true;
    }
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }
}
