package org.redub.audio.mel;

/**
 * The formula that turns band values into a network's input. Fields that a kind does not use are 0.
 *
 * <p>Immutable.
 *
 * @param kind the formula
 * @param floor band values below this count as silence
 * @param minLevelDb {@code DECIBEL_CLIPPED}: level, after the reference, that becomes {@code
 *     -maxAbs}; below 0 dB
 * @param referenceLevelDb {@code DECIBEL_CLIPPED}: level subtracted first
 * @param maxAbs {@code DECIBEL_CLIPPED}: the values run from {@code -maxAbs} to {@code maxAbs}
 * @param levelTarget {@code LOG_FOLLOWED}: the sum over the bands to which a column as loud as the
 *     level is scaled
 * @param lookAheadColumns {@code LOG_FOLLOWED}: look-ahead of the level, in columns
 * @param releaseDbPerColumn {@code LOG_FOLLOWED}: how fast the level falls
 * @param leastLevel {@code LOG_FOLLOWED}: lower limit of the level as a sum over the bands, so that
 *     quieter sound is not amplified to speech level
 */
public record MelCompression(
    Kind kind,
    double floor,
    double minLevelDb,
    double referenceLevelDb,
    double maxAbs,
    double levelTarget,
    int lookAheadColumns,
    double releaseDbPerColumn,
    double leastLevel) {

  /** The formulas. */
  public enum Kind {
    /**
     * Decibels mapped linearly and clipped: with {@code dB = 20 log10(max(floor, x)) -
     * referenceLevelDb}, from {@code minLevelDb} to 0 becomes {@code -maxAbs} to {@code maxAbs}.
     */
    DECIBEL_CLIPPED,
    /**
     * {@code ln(x * levelTarget / level + floor)}, where {@code level} follows the loudness around
     * each column (an automatic gain control with look-ahead and slow release): the same in one
     * piece and in a stream. Digital silence is {@code ln(floor)}.
     */
    LOG_FOLLOWED
  }

  /** Checks the fields that the kind uses. */
  public MelCompression {
    if (!(floor > 0)) {
      throw new IllegalArgumentException("compression floor must be above 0, got " + floor);
    }
    if (kind == Kind.DECIBEL_CLIPPED && !(minLevelDb < 0 && maxAbs > 0)) {
      throw new IllegalArgumentException(
          "DECIBEL_CLIPPED needs minLevelDb < 0 and maxAbs > 0, got "
              + (minLevelDb + " and " + maxAbs));
    }
    if (kind == Kind.LOG_FOLLOWED
        && !(levelTarget > 0
            && lookAheadColumns >= 0
            && releaseDbPerColumn >= 0
            && leastLevel > 0)) {
      throw new IllegalArgumentException(
          "LOG_FOLLOWED needs levelTarget and leastLevel > 0, lookAheadColumns and"
              + " releaseDbPerColumn >= 0, got "
              + "%s, %s, %d, %s"
                  .formatted(levelTarget, leastLevel, lookAheadColumns, releaseDbPerColumn));
    }
  }

  /** Decibels from {@code minLevelDb} to 0 as {@code -maxAbs} to {@code maxAbs}. */
  public static MelCompression decibelClipped(
      double floor, double minLevelDb, double referenceLevelDb, double maxAbs) {
    return new MelCompression(
        Kind.DECIBEL_CLIPPED, floor, minLevelDb, referenceLevelDb, maxAbs, 0, 0, 0, 0);
  }

  /** Natural logarithms after scaling by a level that follows the sound. */
  public static MelCompression logFollowed(
      double floor,
      double levelTarget,
      int lookAheadColumns,
      double releaseDbPerColumn,
      double leastLevel) {
    return new MelCompression(
        Kind.LOG_FOLLOWED,
        floor,
        0,
        0,
        0,
        levelTarget,
        lookAheadColumns,
        releaseDbPerColumn,
        leastLevel);
  }

  /** A new follower of the level. */
  LevelFollower follower() {
    return new LevelFollower(lookAheadColumns, releaseDbPerColumn, leastLevel);
  }

  /** The value of digital silence. */
  float silence() {
    return compress(0, 1);
  }

  float compress(double bandValue, double level) {
    if (kind != Kind.DECIBEL_CLIPPED) {
      return (float) Math.log(bandValue * levelTarget / level + floor);
    }
    double db = 20 * Math.log10(Math.max(floor, bandValue)) - referenceLevelDb;
    double scaled = 2 * maxAbs * (db - minLevelDb) / -minLevelDb - maxAbs;
    return (float) Math.max(-maxAbs, Math.min(maxAbs, scaled));
  }
}
