package org.redub.models.crop;

import java.nio.FloatBuffer;

/**
 * A face and the sound to which its mouth moves. Immutable except for its buffers, which the
 * network only reads.
 *
 * @param face 3 planes of size x size values of 0 to 1: red, green, blue
 * @param mel bands x columns values, ordered by band
 */
@SuppressWarnings("ArrayRecordComponent")
public record CropRequest(FloatBuffer face, float[] mel) {}
