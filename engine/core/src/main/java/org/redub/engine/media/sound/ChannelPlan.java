package org.redub.engine.media.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_CENTER;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_FRONT_RIGHT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_LOW_FREQUENCY_2;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHAN_SIDE_LEFT;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_4POINT0;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_5POINT0_BACK;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_5POINT1_BACK;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_MONO;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_STEREO;
import static org.bytedeco.ffmpeg.global.avutil.AV_CH_LAYOUT_SURROUND;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_channel_from_index;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_index_from_channel;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;

/** Maps the channels of a file to those of the analysis and of the output. Stateless. */
final class ChannelPlan {
  private static final double FRONT = 0.5;
  private static final double SURROUND = 0.25;

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
   */
  static double[] monoWeights(AVChannelLayout layout) {
    int channels = layout.nb_channels();
    double[] weights = new double[channels];
    if (channels == 1) {
      weights[0] = 1;
      return weights;
    }
    boolean known = av_channel_layout_index_from_channel(layout, AV_CHAN_FRONT_LEFT) >= 0;
    for (int i = 0; i < channels; i++) {
      weights[i] = known ? weight(av_channel_layout_channel_from_index(layout, i)) : 1.0 / channels;
    }
    return weights;
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

  /** The layout closest to {@code stored} that the AAC encoder supports, up to 5.1. */
  static long encodableMask(AVChannelLayout stored) {
    boolean centre = av_channel_layout_index_from_channel(stored, AV_CHAN_FRONT_CENTER) >= 0;
    boolean sides = av_channel_layout_index_from_channel(stored, AV_CHAN_SIDE_LEFT) >= 0;
    return switch (stored.nb_channels()) {
      case 0, 1 -> AV_CH_LAYOUT_MONO;
      case 2 -> AV_CH_LAYOUT_STEREO;
      case 3 -> centre ? AV_CH_LAYOUT_SURROUND : AV_CH_LAYOUT_STEREO;
      case 4 -> centre && !sides ? AV_CH_LAYOUT_4POINT0 : AV_CH_LAYOUT_5POINT0_BACK;
      case 5 -> AV_CH_LAYOUT_5POINT0_BACK;
      default -> AV_CH_LAYOUT_5POINT1_BACK;
    };
  }

  static void setMask(AVChannelLayout into, long mask) {
    av_channel_layout_from_mask(into, mask);
  }
}
