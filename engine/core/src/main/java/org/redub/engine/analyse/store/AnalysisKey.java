package org.redub.engine.analyse.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redub.engine.analyse.TakeAnalyser;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.api.request.FaceLimits;
import org.redub.engine.run.Networks;
import org.redub.files.ContentKey;
import org.redub.models.ModelCard;

/**
 * The content key of an analysis, made of everything it depends on: the take's content, the
 * analyser's version, the networks and the limits. The device is not part of it: results of a GPU
 * and a CPU differ by less than is visible. Stateless.
 */
final class AnalysisKey {
  private AnalysisKey() {}

  /**
   * The key of an analysis of faces and own speech.
   *
   * @param track the audio track of the own speech; null for the default one
   */
  static ContentKey whole(
      String contentSha256, @Nullable AudioTrack track, Networks networks, FaceLimits limits) {
    List<ModelCard> cards = faceNetworks(networks);
    cards.add(networks.predictor().card());
    ContentKey key = of(contentSha256, cards, limits).with("sound", "heard");
    return track == null ? key : key.with("audio_track", track.toString());
  }

  /** The key of an analysis of faces only. */
  static ContentKey picture(String contentSha256, Networks networks, FaceLimits limits) {
    return of(contentSha256, faceNetworks(networks), limits).with("sound", "ignored");
  }

  private static List<ModelCard> faceNetworks(Networks networks) {
    List<ModelCard> cards = new ArrayList<>(networks.detector().cards());
    cards.add(networks.landmarker().card());
    return cards;
  }

  private static ContentKey of(String contentSha256, List<ModelCard> cards, FaceLimits limits) {
    ContentKey key =
        ContentKey.ofSha256(contentSha256)
            .with("analyser", TakeAnalyser.VERSION)
            .with("min_eye_distance_px", limits.minInterocularDistancePx())
            .with("max_yaw_degrees", limits.maxYawDegrees());
    for (int i = 0; i < cards.size(); i++) {
      key = key.with("network_" + i, cards.get(i).sha256());
    }
    return key;
  }
}
