package org.redub.models.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.testing.TestFiles;

class TfliteReaderTest {
  private final TfliteModel model = TfliteReader.read("short.tflite", TestFiles.shortRangeTflite());

  @Test
  void readsTensors() {
    TfliteTensor image = model.tensor(model.inputs().get(0));
    assertThat(image.name()).isEqualTo("input");
    assertThat(image.shape()).isEqualTo(TensorShape.of(1, 128, 128, 3));
    assertThat(image.isConstant()).isFalse();
    assertThat(model.tensor(model.output("regressors")).shape())
        .isEqualTo(TensorShape.of(1, 896, 16));
    assertThat(model.tensors()).filteredOn(TfliteTensor::isConstant).hasSize(85);
    assertThat(model.tensors())
        .filteredOn(tensor -> tensor.type() == ElementType.FLOAT16)
        .hasSize(74)
        .allMatch(TfliteTensor::isConstant);
  }

  @Test
  void readsOperators() {
    Map<String, Long> counts =
        model.operators().stream()
            .collect(
                Collectors.groupingBy(TfliteOperator::name, TreeMap::new, Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "DEQUANTIZE",
                74L,
                "CONV_2D",
                21L,
                "DEPTHWISE_CONV_2D",
                16L,
                "RELU",
                17L,
                "ADD",
                16L,
                "PAD",
                11L,
                "MAX_POOL_2D",
                3L,
                "RESHAPE",
                4L,
                "CONCATENATION",
                2L));
  }

  @Test
  void rejectsOtherFiles() {
    assertCorrupt(new byte[0], "a.tflite");
    assertCorrupt(new byte[1000], "not a TFLite file");
    byte[] shortened = new byte[20_000];
    System.arraycopy(TestFiles.shortRangeTflite(), 0, shortened, 0, shortened.length);
    assertCorrupt(shortened, "a.tflite");
  }

  private static void assertCorrupt(byte[] content, String message) {
    assertThatThrownBy(() -> TfliteReader.read("a.tflite", content))
        .isInstanceOfSatisfying(
            ConversionException.class,
            e -> assertThat(e.code()).isEqualTo(ConversionException.Code.CORRUPT))
        .hasMessageContaining(message);
  }
}
