package org.redub.engine.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a request that say what is read, dubbed and delivered. */
class DeliveryRequestTest {
  private static RedubRequest.Builder request(String output) {
    return RedubRequest.builder()
        .video(Path.of("take.mov"))
        .speech(Path.of("line.wav"))
        .output(Path.of(output));
  }

  @ParameterizedTest
  @CsvSource({
    "24, 24, 1",
    "29.97, 30000, 1001",
    "23.976, 24000, 1001",
    "23.98, 24000, 1001",
    "59.94, 60000, 1001",
    "12.5, 25, 2",
    "30000/1001, 30000, 1001"
  })
  void readsFrameRates(String text, int num, int den) {
    assertThat(FrameRate.of(text)).isEqualTo(new FrameRate(num, den));
  }

  @ParameterizedTest
  @CsvSource({
    "12.5-18, 12500000, 18000000",
    "1:02-1:10.25, 62000000, 70250000",
    "1:00:00-1:00:01, 3600000000, 3601000000"
  })
  void readsRanges(String text, long startUs, long endUs) {
    assertThat(TakeRange.of(text)).isEqualTo(new TakeRange(startUs, endUs));
  }

  @ParameterizedTest
  @CsvSource({
    "a.MP4, MP4",
    "a.mov, MOV",
    "a.mkv, MKV",
    "a.webm, WEBM",
    "a.gif, GIF",
    "a_%06d.png, PICTURES",
    "a_%d.tif, PICTURES"
  })
  void takesTheContainerFromTheName(String name, Container container) {
    assertThat(Delivery.BY_NAME.containerOf(Path.of(name))).isEqualTo(container);
  }

  @Test
  void takesMp4ForOtherNames() {
    assertThat(Delivery.BY_NAME.containerOf(Path.of("a.png"))).isEqualTo(Container.MP4);
    assertThat(Delivery.BY_NAME.containerOf(Path.of("a"))).isEqualTo(Container.MP4);
  }

  @Test
  void refusesACodecThatTheContainerCannotHold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("a.webm").delivery(new Delivery(null, VideoCodec.H264)).build())
        .withMessageContaining("a WebM file cannot hold h264")
        .withMessageContaining("a.webm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("a.gif").delivery(new Delivery(null, VideoCodec.AUTO)).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("a.png").delivery(new Delivery(Container.PICTURES, null)).build())
        .withMessageContaining("frame_%06d.png");
  }

  @Test
  void startsTheVoiceTrackWithTheFirstRange() {
    RedubRequest request =
        request("a.mp4")
            .speechOffsetUs(500_000)
            .ranges(List.of(TakeRange.of("7-8"), TakeRange.of("2-3")))
            .build();
    assertThat(request.voiceOffsetUs()).isEqualTo(2_500_000);
  }

  @Test
  void survivesJson() {
    RedubRequest request =
        request("a.mkv")
            .delivery(new Delivery(Container.MKV, VideoCodec.PRORES_4444))
            .reading(new Reading(AudioTrack.of("fra"), AudioTrack.of("2"), FrameRate.of("23.976")))
            .ranges(List.of(TakeRange.of("1.5-2")))
            .build();
    String json = RequestJson.write(request);
    assertThat(json).contains("prores4444", "\"fra\"", "24000/1001", "1.5-2");
    assertThat(RequestJson.read(json)).isEqualTo(request);
  }
}
