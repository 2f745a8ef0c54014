package org.redub.engine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redub.engine.api.ProgressListener;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.result.RedubResult;
import org.redub.engine.media.sound.SoundReader;
import org.redub.engine.media.sound.Soundtrack;
import org.redub.geometry.PixelBox;
import org.redub.models.DevicePreference;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;

/** Whole dubs, told frame by frame, against what they were when they were last looked at. */
class GoldenDubTest {
  private static final int FRAMES_PER_SECOND = 25;

  /** The drawn face's lower half with its neck, in both sizes of the head. */
  private static final PixelBox DRAWN_MOUTH = new PixelBox(48, 112, 160, 144);

  private static final int DEMO_PX = 240;

  /** The portrait's lower face, wherever the camera looks. */
  private static final PixelBox DEMO_MOUTH = new PixelBox(60, 60, 120, 120);

  @TempDir static Path folder;
  private static Redubber redubber;
  private static Path speech;

  @BeforeAll
  static void load() throws IOException {
    redubber = new Redubber(DevicePreference.CPU);
    speech = DemoFiles.speech(folder);
  }

  @AfterAll
  static void unload() {
    redubber.close();
  }

  /**
   * Someone speaks, holds a sheet of paper before the mouth, is gone, and is another: own sound,
   * shots, actors, fades and untouched frames.
   */
  @Test
  void drawnTakeIsDubbedAsBefore() throws Exception {
    double[] loudness = loudness(speech);
    Path take =
        DrawnTake.write(
            folder.resolve("drawn.mp4"),
            120,
            frame -> drawn(frame, loudness),
            new Soundtrack(speech, 0));
    RedubRequest request = request(take).toBuilder().speechOffsetUs(-4_000_000).build();
    assertAsBefore("drawn-take", request, DRAWN_MOUTH);
  }

  private static BufferedImage drawn(int frame, double[] loudness) {
    if (frame >= 88 && frame < 94) {
      return DrawnTalker.wall();
    }
    DrawnTalker talker = frame < 88 ? DrawnTalker.DARK : DrawnTalker.FAIR;
    double opening = loudness[frame];
    BufferedImage picture = talker.draw(DrawnTalker.swaying(frame, opening, 1 - 0.12 * opening));
    if (frame >= 60 && frame < 66) {
      Graphics2D sheet = picture.createGraphics();
      sheet.setColor(new Color(228, 226, 220));
      sheet.fillRect(40, 130, 176, 126);
      sheet.dispose();
    }
    return picture;
  }

  /** 0..1 for each frame of a take that the sound begins with: the mean level around it. */
  private static double[] loudness(Path sound) {
    int window = 16_000 / FRAMES_PER_SECOND;
    float[] pcm = new float[window];
    double[] loudness = new double[150];
    double loudest = 0;
    try (SoundReader reader = SoundReader.open(sound)) {
      for (int i = 0; i < loudness.length; i++) {
        int count = 0;
        for (int n = 1; n > 0 && count < window; count += n) {
          float[] rest = new float[window - count];
          n = Math.max(0, reader.read(rest));
          System.arraycopy(rest, 0, pcm, count, n);
        }
        for (int k = 0; k < count; k++) {
          loudness[i] += Math.abs(pcm[k]) / window;
        }
        loudest = Math.max(loudest, loudness[i]);
      }
    }
    for (int i = loudness.length - 1; i > 0; i--) {
      loudness[i] = Math.min(1, 1.4 * (loudness[i] + loudness[i - 1]) / 2 / loudest);
    }
    loudness[0] = 0;
    return loudness;
  }

  /** Everything about the look and the speech's place that a request can say otherwise. */
  @Test
  void anotherLookIsAsBefore() throws Exception {
    Path take = DrawnTake.talking(folder.resolve("look.mp4"), 30);
    MatteSettings matte =
        MatteSettings.DEFAULT.with(0.06f, new MatteSettings.Sides(0.02f, 0.03f, 0.1f, 0), 0.03f);
    RenderSettings look =
        RenderSettings.DEFAULT.with(
            matte, MouthBlend.Mode.SEAMLESS, ColourTransfer.Mode.REINHARD, 0.6f);
    RedubRequest request =
        request(take).toBuilder().speechOffsetUs(240_000).strength(1.6).render(look).build();
    assertAsBefore("another-look", request, DRAWN_MOUTH);
  }

  /** The demo's portrait under a camera that comes nearer. */
  @Test
  void demoIsDubbedAsBefore() throws Exception {
    BufferedImage portrait = DemoFiles.portrait();
    int width = portrait.getWidth();
    int[] pixels = portrait.getRGB(0, 0, width, portrait.getHeight(), null, 0, width);
    Path take =
        DrawnTake.write(folder.resolve("demo.mp4"), 40, frame -> demo(pixels, width, frame));
    assertAsBefore("demo-take", request(take), DEMO_MOUTH);
  }

  /** Bilinear, in Java: the same on every machine. */
  private static BufferedImage demo(int[] portrait, int width, int frame) {
    double step = (290 - 0.4 * frame) / DEMO_PX;
    double left = 224 + 0.05 * frame - step * DEMO_PX / 2;
    double top = 157 - 0.1 * frame - step * DEMO_PX / 2;
    int[] pixels = new int[DEMO_PX * DEMO_PX];
    for (int i = 0; i < pixels.length; i++) {
      double x = left + step * (i % DEMO_PX);
      double y = top + step * (i / DEMO_PX);
      int at = (int) y * width + (int) x;
      for (int shift = 0; shift < 24; shift += 8) {
        double upper = mix(portrait[at], portrait[at + 1], shift, x % 1);
        double lower = mix(portrait[at + width], portrait[at + width + 1], shift, x % 1);
        pixels[i] |= (int) Math.round(upper + y % 1 * (lower - upper)) << shift;
      }
    }
    BufferedImage picture = new BufferedImage(DEMO_PX, DEMO_PX, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(0, 0, DEMO_PX, DEMO_PX, pixels, 0, DEMO_PX);
    return picture;
  }

  private static double mix(int a, int b, int shift, double part) {
    int from = a >> shift & 0xFF;
    return from + part * ((b >> shift & 0xFF) - from);
  }

  private static RedubRequest request(Path take) {
    return RedubRequest.builder()
        .video(take)
        .speech(speech)
        .output(take.resolveSibling("dub-of-" + take.getFileName()))
        .encoder(DrawnTake.LOSSLESS)
        .build();
  }

  private static void assertAsBefore(String name, RedubRequest request, PixelBox mouth)
      throws Exception {
    RedubResult result = redubber.dub(request, ProgressListener.SILENT);
    GoldenDub told = new GoldenDub(result, mouth);
    GoldenText.keepExact(name + ".exact.txt", told.exact());
    GoldenText.assertSame(name + ".txt", told.rounded());
  }
}
