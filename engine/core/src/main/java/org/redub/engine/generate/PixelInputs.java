package org.redub.engine.generate;

import java.io.DataOutputStream;
import java.io.IOException;
import org.redub.engine.plan.PlannedMouth;
import org.redub.geometry.HeadPose;

/**
 * Writes everything in a plan that the pixels of a frame depend on, as bytes to hash: the planned
 * mouth, and the positions in this take that it resolves to. The take's own pixels are not
 * included. Stateless.
 */
public final class PixelInputs {
  private PixelInputs() {}

  /** Writes what frame {@code plan} follows from. */
  public static void write(FramePlan plan, ShotIndex shots, DataOutputStream out)
      throws IOException {
    out.writeInt(plan.frame());
    out.writeLong(plan.ptsUs());
    PlannedMouth mouth = plan.mouth();
    out.writeBoolean(mouth != null && plan.dubbed());
    if (mouth == null || !plan.dubbed()) {
      return;
    }
    out.writeDouble(plan.effect());
    out.writeFloat(mouth.opening());
    out.writeFloat(mouth.width());
    out.writeInt(mouth.expression().size());
    for (float value : mouth.expression()) {
      out.writeFloat(value);
    }
    out.writeBoolean(mouth.closed());
    write(shots.targetPoints(plan), out);
    writeSeen(plan.frame(), shots, out);
    write(shots.covered(plan.frame()), out);
    out.writeInt(plan.donors().size());
    for (FramePlan.Donor donor : plan.donors()) {
      out.writeInt(donor.frame());
      out.writeFloat(donor.weight());
      writeSeen(donor.frame(), shots, out);
    }
  }

  /** What was tracked in a frame. */
  private static void writeSeen(int frame, ShotIndex shots, DataOutputStream out)
      throws IOException {
    HeadPose pose = shots.pose(frame);
    out.writeDouble(pose.iodPx());
    write(pose.rotationValues(), out);
    write(shots.shape(frame).toFrame(pose), out);
    write(shots.motion(frame), out);
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }
}
