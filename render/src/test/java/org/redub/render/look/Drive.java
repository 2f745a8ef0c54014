package org.redub.render.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.redub.render.DonorPatch;
import org.redub.render.LowerFaceJob;
import org.redub.render.LowerFaceRenderer;
import org.redub.render.RenderSettings;
import org.redub.render.RenderedFace;
import org.redub.render.donor.DonorLibrary;
import org.redub.render.donor.DonorMix;
import org.redub.render.donor.DonorRuns;
import org.redub.render.donor.DonorSelection;
import org.redub.render.donor.DonorSelector;
import org.redub.render.donor.DonorSettings;
import org.redub.render.donor.DonorTargets;
import org.redub.render.geometry.HeadPose;
import org.redub.render.geometry.MouthShape;
import org.redub.render.image.PixelBox;
import org.redub.render.image.RgbImage;

/** Drives a clip with given shapes and donors of its own. */
final class Drive {
  final Clip clip;
  final MouthShape[] targets;
  final DonorSelection selection;
  private final List<DonorMix> mixes;
  private final boolean noDonors;
  private final LowerFaceRenderer renderer = new LowerFaceRenderer(RenderSettings.DEFAULT);
  private final Map<Integer, RgbImage> images = new HashMap<>();
  long nanos;
  int rendered;

  /**
   * @param wanted the frame whose shape each frame takes
   * @param change applied to every wanted shape
   * @param window no donor within this many frames of the wanted frame
   * @param noDonors every plate shows its own mouth
   */
  Drive(Clip clip, int[] wanted, UnaryOperator<MouthShape> change, int window, boolean noDonors) {
    this.clip = clip;
    this.noDonors = noDonors;
    int n = clip.size();
    targets = new MouthShape[n];
    float[][] shapes = new float[n][];
    float[][] rotations = new float[n][];
    float[][] own = new float[n][];
    int[] numbers = new int[n];
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      targets[i] = change.apply(clip.shape(wanted[i]));
      shapes[i] = targets[i].toArray();
      rotations[i] = clip.pose(i).rotationValues();
      own[i] = clip.shape(i).toArray();
      numbers[i] = i;
      from[i] = wanted[i] - window;
      to[i] = wanted[i] + window;
    }
    DonorTargets wantedShapes = new DonorTargets(shapes, rotations, from, to);
    DonorLibrary library = new DonorLibrary(own, rotations, numbers);
    selection = new DonorSelector(DonorSettings.DEFAULT).select(wantedShapes, library);
    mixes = DonorRuns.dissolve(selection, wantedShapes, library, 3);
  }

  RgbImage image(int frame) throws IOException {
    if (!images.containsKey(frame)) {
      images.put(frame, clip.image(frame));
    }
    return images.get(frame);
  }

  /** The frame with its new mouth. */
  RgbImage render(int frame) throws IOException {
    RgbImage plate = image(frame);
    HeadPose pose = clip.pose(frame);
    float[] points = clip.shape(frame).toFrame(pose);
    float[] target = targets[frame].toFrame(pose);
    PixelBox whole = new PixelBox(0, 0, plate.width(), plate.height());
    PixelBox box = LowerFaceRenderer.boxFor(points, target, pose.iodPx(), whole);
    List<DonorPatch> donors = new ArrayList<>();
    if (!noDonors) {
      DonorMix mix = mixes.get(frame);
      donors.add(patch(mix.donor(), mix.weight()));
      if (mix.other() >= 0) {
        donors.add(patch(mix.other(), mix.otherWeight()));
      }
    }
    RgbImage crop = Pictures.crop(plate, box);
    LowerFaceJob job =
        new LowerFaceJob(
            crop, shifted(points, box), shifted(target, box), donors, (float) pose.iodPx());
    long start = System.nanoTime();
    RenderedFace face = renderer.render(job);
    nanos += System.nanoTime() - start;
    rendered++;
    RgbImage out = Pictures.crop(plate, whole);
    for (int i = 0; i < face.alpha().length; i++) {
      if (face.alpha()[i] > 0) {
        int at = (box.top() + i / box.width()) * out.width() + box.left() + i % box.width();
        for (int c = 0; c < 3; c++) {
          out.planes()[c][at] = face.image().planes()[c][i];
        }
      }
    }
    return out;
  }

  private DonorPatch patch(int frame, float weight) throws IOException {
    RgbImage image = image(frame);
    HeadPose pose = clip.pose(frame);
    float[] points = clip.shape(frame).toFrame(pose);
    PixelBox whole = new PixelBox(0, 0, image.width(), image.height());
    PixelBox box = LowerFaceRenderer.boxFor(points, points, pose.iodPx(), whole);
    return new DonorPatch(Pictures.crop(image, box), shifted(points, box), weight);
  }

  private static float[] shifted(float[] points, PixelBox box) {
    float[] result = points.clone();
    for (int i = 0; i < result.length; i += 2) {
      result[i] -= box.left();
      result[i + 1] -= box.top();
    }
    return result;
  }

  /** The square of {@code sideIod} around the lower face of a frame. */
  PixelBox close(int frame, double sideIod) {
    HeadPose pose = clip.pose(frame);
    float[] points = clip.shape(frame).toFrame(pose);
    int mouth = 2 * org.redub.render.geometry.FaceMesh.LOWER_FACE.indexOf(14);
    int side = (int) (sideIod * pose.iodPx());
    return new PixelBox(
        Math.round(points[mouth]) - side / 2, Math.round(points[mouth + 1]) - side / 2, side, side);
  }
}
