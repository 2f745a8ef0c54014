package org.redub.models.converter.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileBytesTest {
  private final FileBytes bytes =
      FileBytes.of("a.bin", new byte[] {1, (byte) 0xff, 0, 0x40, 'h', 'i', 0, 2, 3});

  @Test
  void readsLittleEndian() {
    assertThat(bytes.int8(1)).isEqualTo((byte) -1);
    assertThat(bytes.uint8(1)).isEqualTo(255);
    assertThat(bytes.uint16(0)).isEqualTo(0xff01);
    assertThat(bytes.uint32(0)).isEqualTo(0x4000ff01L);
    assertThat(bytes.float32(0)).isEqualTo(Float.intBitsToFloat(0x4000ff01));
    assertThat(bytes.textToZero(4)).isEqualTo("hi");
    assertThat(bytes.slice(4, 2).uint16(0)).isEqualTo('h' | 'i' << 8);
  }

  @Test
  void namesTheFileAndThePlaceWhenItEnds() {
    assertCorrupt(() -> bytes.int32(6), "a.bin: 4 bytes at 6 lie outside its 9 bytes");
    assertCorrupt(() -> bytes.int8(-1), "a.bin: 1 bytes at -1");
    assertCorrupt(() -> bytes.slice(2, Long.MAX_VALUE), "a.bin");
    assertCorrupt(() -> bytes.slice(0, -1), "a.bin");
    assertCorrupt(() -> bytes.slice(0, 2).int32(0), "outside its 2 bytes");
    assertCorrupt(() -> bytes.textToZero(7), "a.bin");
  }

  private static void assertCorrupt(Runnable read, String message) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            ConversionException.class,
            e -> assertThat(e.code()).isEqualTo(ConversionException.Code.CORRUPT))
        .hasMessageContaining(message);
  }
}
