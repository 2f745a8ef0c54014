package org.redub.engine.generate.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redub.models.DevicePreference;
import org.redub.models.FaceCrop;
import org.redub.models.FaceCrop.ChannelOrder;
import org.redub.models.FaceCrop.MaskedHalf;
import org.redub.models.FaceCrop.ValueRange;
import org.redub.models.InferenceRuntime;
import org.redub.models.ModelStore;
import org.redub.models.crop.CropNetwork;
import org.redub.models.crop.CropRequest;

/** What goes into a network and comes out, told by networks whose answer can be foreseen. */
class CropNetworkTest {
  /** Scaled to another range and back in floats. */
  private static final float ROUNDING = 1e-6f;

  private static final int SMALL = 96;

  @TempDir Path folder;
  private static InferenceRuntime runtime;

  @BeforeAll
  static void start() {
    runtime = InferenceRuntime.create(DevicePreference.CPU);
  }

  @AfterAll
  static void stop() {
    runtime.close();
  }

  private CropNetwork open(byte[] network, FaceCrop crop) {
    TinyCropNetworks.write(folder, "net", network, crop);
    return CropNetwork.open(runtime, ModelStore.embedded().directory(folder), "net");
  }

  private static FaceCrop as(ChannelOrder order, ValueRange range) {
    return new FaceCrop(null, null, null, null, null, order, range, null, null, null);
  }

  /** Planes of red 0.2 to 0.4, green 0.4 to 0.6, blue 0.6 to 0.8, from the top down. */
  private static CropRequest request(int size, float mel) {
    FloatBuffer face = FloatBuffer.allocate(3 * size * size);
    for (int i = 0; i < face.capacity(); i++) {
      int row = i / size % size;
      face.put(i, 0.2f * (i / (size * size) + 1) + 0.2f * row / size);
    }
    float[] columns = new float[80 * TinyCropNetworks.COLUMNS];
    Arrays.fill(columns, mel);
    return new CropRequest(face, columns);
  }

  static Stream<Arguments> everyContract() {
    List<Arguments> all = new ArrayList<>();
    for (int size : new int[] {96, 256, 512}) {
      for (ChannelOrder order : ChannelOrder.values()) {
        for (ValueRange range : ValueRange.values()) {
          all.add(Arguments.of(size, order, range, size == 512 ? 1 : 4));
        }
      }
    }
    all.add(Arguments.of(SMALL, ChannelOrder.BGR, ValueRange.UNIT, 1));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyContract")
  void givesTheWholeCropBackAsItWas(int size, ChannelOrder order, ValueRange range, int batch) {
    try (CropNetwork network = open(TinyCropNetworks.identity(batch, size), as(order, range))) {
      assertThat(network.contract().sizePx()).isEqualTo(size);
      assertThat(network.contract().batch()).isEqualTo(batch);
      CropRequest request = request(size, 0);
      float[] crop = network.run(request);
      assertThat(crop).hasSize(3 * size * size);
      for (int i = 0; i < crop.length; i++) {
        assertThat(crop[i]).isCloseTo(request.face().get(i), within(ROUNDING));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ChannelOrder.class)
  void showsTheColoursInTheNetworksOrder(ChannelOrder order) {
    // The network keeps its first channel and drops the others.
    try (CropNetwork network =
        open(TinyCropNetworks.tint(1, SMALL, 1, 0, 0), as(order, ValueRange.UNIT))) {
      float[] crop = network.run(request(SMALL, 0));
      int pixels = SMALL * SMALL;
      boolean redFirst = order == ChannelOrder.RGB;
      assertThat(crop[0]).isCloseTo(redFirst ? 0.2f : 0, within(ROUNDING));
      assertThat(crop[pixels]).isZero();
      assertThat(crop[2 * pixels]).isCloseTo(redFirst ? 0 : 0.6f, within(ROUNDING));
    }
  }

  @Test
  void showsValuesInTheNetworksRange() {
    // Values below the middle are below 0 in a signed range, and the network drops those.
    try (CropNetwork network =
        open(TinyCropNetworks.rectified(1, SMALL), as(ChannelOrder.RGB, ValueRange.SIGNED))) {
      float[] crop = network.run(request(SMALL, 0));
      assertThat(crop[0]).isCloseTo(0.5f, within(ROUNDING));
      assertThat(crop[2 * SMALL * SMALL]).isCloseTo(0.6f, within(ROUNDING));
    }
  }

  @ParameterizedTest
  @EnumSource(MaskedHalf.class)
  void hidesTheHalfThatIsMasked(MaskedHalf half) {
    FaceCrop crop = new FaceCrop(null, null, null, half, null, null, null, null, null, null);
    try (CropNetwork network = open(TinyCropNetworks.masked(1, SMALL), crop)) {
      float[] seen = network.run(request(SMALL, 0));
      int above = (SMALL / 2 - 1) * SMALL;
      int below = SMALL / 2 * SMALL;
      assertThat(seen[above] > 0).isEqualTo(half == MaskedHalf.LOWER);
      assertThat(seen[below] > 0).isEqualTo(half == MaskedHalf.UPPER);
    }
  }

  @Test
  void hidesTheSecondCropWhereTheMaskedOneComesSecond() {
    FaceCrop crop = new FaceCrop(null, null, null, null, false, null, null, null, null, null);
    try (CropNetwork network = open(TinyCropNetworks.identity(1, SMALL), crop)) {
      float[] seen = network.run(request(SMALL, 0));
      assertThat(seen[SMALL * SMALL - 1]).isZero();
      assertThat(seen[0]).isPositive();
    }
  }

  @Test
  void hearsTheMelWindow() {
    try (CropNetwork network =
        open(TinyCropNetworks.mouthByLevel(1, SMALL, 1), FaceCrop.INFERRED)) {
      int mouth = (int) (0.73 * SMALL) * SMALL + SMALL / 2;
      assertThat(network.run(request(SMALL, -4))[mouth]).isCloseTo(0, within(ROUNDING));
      assertThat(network.run(request(SMALL, 0))[mouth]).isCloseTo(0.5f, within(ROUNDING));
      assertThat(network.run(request(SMALL, 4))[mouth]).isCloseTo(1, within(ROUNDING));
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(ints = {1, 4})
  void answersEachThreadWithItsOwnCrop(int batch) throws Exception {
    try (CropNetwork network =
        open(TinyCropNetworks.mouthByLevel(batch, SMALL, 1), FaceCrop.INFERRED)) {
      int mouth = (int) (0.73 * SMALL) * SMALL + SMALL / 2;
      ExecutorService threads = Executors.newFixedThreadPool(6);
      try {
        List<Future<float[]>> crops = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
          float mel = -4 + k * 8 / 60f;
          crops.add(threads.submit(() -> network.run(request(SMALL, mel))));
        }
        for (int k = 0; k < 60; k++) {
          assertThat(crops.get(k).get()[mouth]).isCloseTo(k / 60f, within(ROUNDING));
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
