package org.redub.audio.activity;

import java.util.Arrays;

/** The features of {@link VoiceFeatures} of every hop so far. Confined to one thread. */
final class FeatureTrack {
  private float[] levelDb = new float[1024];
  private float[] periodicity = new float[1024];
  private float[] tonality = new float[1024];
  private float[] changeDb = new float[1024];
  private int length;

  void append(float hopLevelDb, float hopPeriodicity, float hopTonality, float hopChangeDb) {
    if (length == levelDb.length) {
      levelDb = Arrays.copyOf(levelDb, 2 * length);
      periodicity = Arrays.copyOf(periodicity, 2 * length);
      tonality = Arrays.copyOf(tonality, 2 * length);
      changeDb = Arrays.copyOf(changeDb, 2 * length);
    }
    levelDb[length] = hopLevelDb;
    periodicity[length] = hopPeriodicity;
    tonality[length] = hopTonality;
    changeDb[length] = hopChangeDb;
    length++;
  }

  /** Limits the change of a hop to {@code db}. */
  void limitChange(int hop, float db) {
    changeDb[hop] = Math.min(changeDb[hop], db);
  }

  int length() {
    return length;
  }

  float levelDb(int hop) {
    return levelDb[hop];
  }

  float periodicity(int hop) {
    return periodicity[hop];
  }

  float tonality(int hop) {
    return tonality[hop];
  }

  float changeDb(int hop) {
    return changeDb[hop];
  }
}
