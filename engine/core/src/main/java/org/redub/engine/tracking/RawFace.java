package org.redub.engine.tracking;

import org.redub.models.face.FaceLandmarks;
import org.redub.render.geometry.FaceMesh;
import org.redub.render.geometry.MeshPoints;

/**
 * The landmarks of one frame that are kept. Immutable by contract.
 *
 * @param tracked {@link FaceMesh#TRACKED} x (x, y, z) in plate pixels
 */
record RawFace(float[] tracked) {

  static RawFace of(FaceLandmarks landmarks) {
    MeshPoints kept = FaceMesh.TRACKED;
    float[] tracked = new float[3 * kept.size()];
    for (int k = 0; k < kept.size(); k++) {
      int point = kept.get(k);
      tracked[3 * k] = landmarks.x(point);
      tracked[3 * k + 1] = landmarks.y(point);
      tracked[3 * k + 2] = landmarks.z(point);
    }
    return new RawFace(tracked);
  }
}
