package org.redub.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicePreferenceTest {

  @Test
  void readsWhatItWrites() {
    assertThat(DevicePreference.parse("auto")).isEqualTo(DevicePreference.AUTO);
    assertThat(DevicePreference.parse("cpu")).isEqualTo(DevicePreference.CPU);
    assertThat(DevicePreference.parse("gpu")).isEqualTo(DevicePreference.gpu(0));
    assertThat(DevicePreference.parse("gpu:12")).isEqualTo(DevicePreference.gpu(12));
    assertThat(DevicePreference.gpu(3)).hasToString("gpu:3");
    assertThat(DevicePreference.AUTO).hasToString("auto");
    assertThat(DevicePreference.CPU).hasToString("cpu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:1a", "gpu:9999", "cuda", "cpu:0"})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> DevicePreference.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a device must be auto, cpu, gpu or gpu:n (n from 0), got '%s'", text);
  }
}
