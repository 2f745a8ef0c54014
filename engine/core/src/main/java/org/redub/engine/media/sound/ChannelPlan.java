package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_AMBISONIC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_BACK_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_RIGHT_OF_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY_2;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_SIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_STEREO_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_SURROUND_DIRECT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_BACK_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_TOP_SIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_WIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_BACK_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_BACK_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_4POINT0;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_5POINT0_BACK;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_5POINT1_BACK;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_7POINT1;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_MONO;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_STEREO;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_SURROUND;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_SIDE_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_SIDE_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_channel_from_index;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_index_from_channel;

import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

/** Maps the channels of a file to those of the analysis and of the output. Stateless. */
final class ChannelPlan {
  private static final double FRONT = 0.5;
  private static final double SURROUND = 0.25;

  /** Layouts that the AAC encoder supports and all players know, from the smallest. */
  private static final List<Long> ENCODABLE =
      List.of(
          AV_CH_LAYOUT_STEREO,
          AV_CH_LAYOUT_SURROUND,
          AV_CH_LAYOUT_4POINT0,
          AV_CH_LAYOUT_5POINT0_BACK,
          AV_CH_LAYOUT_5POINT1_BACK,
          AV_CH_LAYOUT_7POINT1);

  private static final Set<Integer> RIGHT =
      Set.of(
          AV_CHAN_FRONT_RIGHT,
          AV_CHAN_BACK_RIGHT,
          AV_CHAN_SIDE_RIGHT,
          AV_CHAN_FRONT_RIGHT_OF_CENTER,
          AV_CHAN_WIDE_RIGHT,
          AV_CHAN_STEREO_RIGHT,
          AV_CHAN_SURROUND_DIRECT_RIGHT,
          AV_CHAN_TOP_FRONT_RIGHT,
          AV_CHAN_TOP_BACK_RIGHT,
          AV_CHAN_TOP_SIDE_RIGHT);

  private ChannelPlan() {}

  /** Sets {@code into} to {@code stored}, or to the default layout if the file has none. */
  static void resolve(AVChannelLayout stored, AVChannelLayout into) {
    if (stored.order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(into, Math.max(1, stored.nb_channels()));
    } else {
      av_channel_layout_copy(into, stored);
    }
  }

  /**
   * Weights for the downmix of {@code layout} to mono. Dialogue is usually in the centre channel,
   * which keeps its level; left and right have weight 0.5, surround channels 0.25 and the
   * low-frequency channel 0.
   *
   * @param invertRight whether the channels on the right are inverted
   */
  static double[] monoWeights(AVChannelLayout layout, boolean invertRight) {
    int channels = layout.nb_channels();
    double[] weights = new double[channels];
    if (channels == 1) {
      weights[0] = 1;
      return weights;
    }
    if (layout.order() == AV_CHANNEL_ORDER_AMBISONIC) {
      // The first channel is what a microphone without direction hears.
      weights[0] = 1;
      return weights;
    }
    boolean known = isKnown(layout);
    for (int i = 0; i < channels; i++) {
      int channel = av_channel_layout_channel_from_index(layout, i);
      weights[i] = known ? weight(channel) : 1.0 / channels;
      boolean right = known ? RIGHT.contains(channel) : i % 2 == 1;
      if (invertRight && right) {
        weights[i] = -weights[i];
      }
    }
    return weights;
  }

  private static boolean isKnown(AVChannelLayout layout) {
    return av_channel_layout_index_from_channel(layout, AV_CHAN_FRONT_LEFT) >= 0;
  }

  private static double weight(int channel) {
    if (channel == AV_CHAN_FRONT_CENTER) {
      return 1;
    }
    if (channel == AV_CHAN_FRONT_LEFT || channel == AV_CHAN_FRONT_RIGHT) {
      return FRONT;
    }
    return channel == AV_CHAN_LOW_FREQUENCY || channel == AV_CHAN_LOW_FREQUENCY_2 ? 0 : SURROUND;
  }

  /**
   * The smallest layout that the AAC encoder supports and that has all channels of {@code stored};
   * 5.1 or 7.1 if there is none, and mono if nothing says where the channels belong.
   */
  static long encodableMask(AVChannelLayout stored) {
    if (stored.nb_channels() <= 1 || (stored.nb_channels() > 2 && !isKnown(stored))) {
      return AV_CH_LAYOUT_MONO;
    }
    for (long mask : ENCODABLE) {
      if (holds(mask, stored)) {
        return mask;
      }
    }
    if (stored.nb_channels() == 2) {
      return AV_CH_LAYOUT_STEREO;
    }
    return stored.nb_channels() <= 6 ? AV_CH_LAYOUT_5POINT1_BACK : AV_CH_LAYOUT_7POINT1;
  }

  /** Whether every channel of {@code stored} keeps a channel of its own in the layout of a mask. */
  static boolean holds(long mask, AVChannelLayout stored) {
    if (stored.nb_channels() == 1 || stored.order() == AV_CHANNEL_ORDER_UNSPEC) {
      return stored.nb_channels() <= Long.bitCount(mask);
    }
    long used = 0;
    for (int i = 0; i < stored.nb_channels(); i++) {
      long bit = bit(av_channel_layout_channel_from_index(stored, i));
      if ((mask & bit) == 0 && (mask & AV_CH_LAYOUT_7POINT1) != AV_CH_LAYOUT_7POINT1) {
        // Layouts with one pair of surround channels call it back or side.
        bit = sideAsBack(bit);
      }
      if (bit == 0 || (mask & bit) == 0 || (used & bit) != 0) {
        return false;
      }
      used |= bit;
    }
    return true;
  }

  private static long bit(int channel) {
    return channel < 0 || channel >= Long.SIZE - 1 ? 0 : 1L << channel;
  }

  private static long sideAsBack(long bit) {
    if (bit == AV_CH_SIDE_LEFT) {
      return AV_CH_BACK_LEFT;
    }
    return bit == AV_CH_SIDE_RIGHT ? AV_CH_BACK_RIGHT : bit;
  }

  /** FFmpeg's name of the layout of a mask. */
  static String nameOf(long mask) {
    try (AVChannelLayout layout = new AVChannelLayout()) {
      setMask(layout, mask);
      return AudioStreams.layoutName(layout);
    }
  }

  static void setMask(AVChannelLayout into, long mask) {
    av_channel_layout_from_mask(into, mask);
  }
}
