package org.redub.engine.deliver.layers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.redub.engine.generate.FramePlan;
import org.redub.engine.generate.MouthListener;
import org.redub.engine.generate.PlacedMouth;
import org.redub.engine.media.encode.AlphaMovie;
import org.redub.engine.media.file.FrameTime;
import org.redub.geometry.PixelBox;
import org.redub.render.composite.RenderedMouth;

/**
 * Layers as one movie with a frame for each frame of the take, transparent where the take shows.
 * Holds only the mouths of frames that are being rendered. See {@link Layers} for threads and
 * closing.
 */
final class MovieLayers implements Layers {
  private static final int MOST = 65_535;
  private static final float PER_LEVEL = MOST / 255f;
  private static final int CHANNELS = 4;

  private final AlphaMovie movie;
  private final Map<Integer, Patch> waiting = new ConcurrentHashMap<>();

  private record Patch(PixelBox box, short[] rgba) {}

  MovieLayers(AlphaMovie movie) {
    this.movie = movie;
  }

  @Override
  public MouthListener listener() {
    return mouth -> waiting.put(mouth.plan().frame(), patch(mouth));
  }

  private static Patch patch(PlacedMouth mouth) {
    RenderedMouth pixels = mouth.pixels();
    float[] alpha = pixels.alpha();
    int count = mouth.box().width() * mouth.box().height();
    short[] rgba = new short[CHANNELS * count];
    for (int i = 0; i < count; i++) {
      if (alpha[i] > 0) {
        rgba[CHANNELS * i] = level(PER_LEVEL * pixels.image().red()[i]);
        rgba[CHANNELS * i + 1] = level(PER_LEVEL * pixels.image().green()[i]);
        rgba[CHANNELS * i + 2] = level(PER_LEVEL * pixels.image().blue()[i]);
        rgba[CHANNELS * i + 3] = level(MOST * alpha[i]);
      }
    }
    return new Patch(mouth.box(), rgba);
  }

  private static short level(float value) {
    return (short) Math.max(0, Math.min(MOST, Math.round(value)));
  }

  @Override
  public void onFrame(FramePlan plan, FrameTime time) {
    Patch patch = waiting.remove(plan.frame());
    if (patch == null) {
      movie.write(time, null, new short[0]);
    } else {
      movie.write(time, patch.box(), patch.rgba());
    }
  }

  @Override
  public void finish() {
    movie.finish();
  }

  @Override
  public void close() {
    movie.close();
  }
}
