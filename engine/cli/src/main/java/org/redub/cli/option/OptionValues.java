package org.redub.cli.option;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.EngineSettings;
import org.redub.engine.api.request.AudioTrack;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.Container;
import org.redub.engine.api.request.CuesRequest;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.FrameRate;
import org.redub.engine.api.request.RedubRequest;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.engine.api.request.TakeRange;
import org.redub.engine.api.request.VideoCodec;
import org.redub.models.DevicePreference;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import org.redub.render.matte.MatteSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts option values; a value out of range is a usage error. Stateless. */
public final class OptionValues {
  private static final int US_PER_MS = 1000;
  private static final float WHOLE = 1;

  private OptionValues() {}

  /** A file or folder. */
  public static final class FileName implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      try {
        return Path.of(value);
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            value.indexOf('\0') >= 0
                ? "a file name cannot contain the character NUL"
                : "'%s' cannot be a file name in this locale: set LC_ALL=C.UTF-8".formatted(value));
      }
    }
  }

  /** A device; also for commands that open no engine. */
  public static final class Device implements ITypeConverter<DevicePreference> {
    @Override
    public DevicePreference convert(String value) {
      try {
        return DevicePreference.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(OneLineErrors.oneLine(e));
      }
    }
  }

  static final class Generator implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!RedubRequest.isGenerator(value)) {
        throw new TypeConversionException(
            "expected donor or crop:MODEL, got '%s'".formatted(value));
      }
      return value;
    }
  }

  static final class Move implements ITypeConverter<CameraMove> {
    @Override
    public CameraMove convert(String value) {
      return constant(CameraMove.class, value);
    }
  }

  static final class Format implements ITypeConverter<Container> {
    @Override
    public Container convert(String value) {
      Container container = constant(Container.class, value);
      if (container == Container.PICTURES) {
        throw new TypeConversionException(
            "expected the format of a file; a picture sequence is named by --out");
      }
      return container;
    }
  }

  static final class Codec implements ITypeConverter<VideoCodec> {
    @Override
    public VideoCodec convert(String value) {
      return constant(VideoCodec.class, value);
    }
  }

  static final class Track implements ITypeConverter<AudioTrack> {
    @Override
    public AudioTrack convert(String value) {
      return parsed(value, AudioTrack::of);
    }
  }

  static final class Rate implements ITypeConverter<FrameRate> {
    @Override
    public FrameRate convert(String value) {
      return parsed(value, FrameRate::of);
    }
  }

  public static final class PartOfTake implements ITypeConverter<TakeRange> {
    @Override
    public TakeRange convert(String value) {
      return parsed(value, TakeRange::of);
    }
  }

  private static <T> T parsed(String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(OneLineErrors.oneLine(e));
    }
  }

  static final class Blend implements ITypeConverter<MouthBlend.Mode> {
    @Override
    public MouthBlend.Mode convert(String value) {
      return constant(MouthBlend.Mode.class, value);
    }
  }

  static final class Colour implements ITypeConverter<ColourTransfer.Mode> {
    @Override
    public ColourTransfer.Mode convert(String value) {
      return constant(ColourTransfer.Mode.class, value);
    }
  }

  /** A length in percent of the interocular distance, as a ratio. */
  static final class IodRatio implements ITypeConverter<Float> {
    @Override
    public Float convert(String value) {
      return ratio(value, MatteSettings.MAX_IOD);
    }
  }

  /** Four lengths in percent of the interocular distance: up, right, down, left. */
  static final class Sides implements ITypeConverter<MatteSettings.Sides> {
    private static final int COUNT = 4;

    @Override
    public MatteSettings.Sides convert(String value) {
      String[] parts = value.split(",", -1);
      if (parts.length != COUNT) {
        throw new TypeConversionException(
            "expected four numbers, up,right,down,left, got '%s'".formatted(value));
      }
      float[] sides = new float[COUNT];
      for (int i = 0; i < COUNT; i++) {
        sides[i] = ratio(parts[i].strip(), MatteSettings.MAX_IOD);
      }
      return new MatteSettings.Sides(sides[0], sides[1], sides[2], sides[3]);
    }
  }

  /** A part of the whole, in percent. */
  static final class Opacity implements ITypeConverter<Float> {
    @Override
    public Float convert(String value) {
      return ratio(value, WHOLE);
    }
  }

  static final class Strength implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double strength = number(value);
      if (!(strength >= 0 && strength <= RedubRequest.MAX_STRENGTH)) {
        throw outside(0, RedubRequest.MAX_STRENGTH, value);
      }
      return strength;
    }
  }

  public static final class FramesPerSecond implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double rate = number(value);
      if (!(rate > 0 && rate <= CuesRequest.MAX_FPS)) {
        throw new TypeConversionException(
            "expected a number of frames per second above 0 and up to %.0f, got '%s'"
                .formatted(CuesRequest.MAX_FPS, value));
      }
      return rate;
    }
  }

  static final class Crf implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 0, EncoderSettings.MAX_CRF);
    }
  }

  static final class Encoder implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.equals(EncoderSettings.AUTOMATIC) && !value.equals(EncoderSettings.GPU)) {
        throw new TypeConversionException(
            "expected %s or %s, got '%s'"
                .formatted(EncoderSettings.AUTOMATIC, EncoderSettings.GPU, value));
      }
      return value;
    }
  }

  static final class Preset implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      String preset = value.toLowerCase(Locale.ROOT);
      if (!EncoderSettings.presets().contains(preset)) {
        throw new TypeConversionException(
            "expected one of %s, got '%s'"
                .formatted(String.join(", ", EncoderSettings.presets()), value));
      }
      return preset;
    }
  }

  static final class ActorName implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.isBlank()) {
        throw new TypeConversionException("expected a name, got '%s'".formatted(value));
      }
      return value;
    }
  }

  /** Milliseconds, as microseconds. */
  static final class OffsetMs implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      double most = (double) RedubRequest.MAX_OFFSET_US / US_PER_MS;
      return whole(value, -most, most) * US_PER_MS;
    }
  }

  public static final class Window implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 0, RenderEvaluationRequest.MAX_WINDOW);
    }
  }

  /** Levels of a sample of eight bits. */
  public static final class Levels implements ITypeConverter<Integer> {
    private static final int MAX = 255;

    @Override
    public Integer convert(String value) {
      return (int) whole(value, 0, MAX);
    }
  }

  public static final class Threads implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return (int) whole(value, 1, EngineSettings.MAX_THREADS);
    }
  }

  /** A length in seconds, as microseconds. */
  public static final class Length implements ITypeConverter<Long> {
    private static final int MAX_S = 24 * 60 * 60;
    private static final double US_PER_S = 1e6;

    @Override
    public Long convert(String value) {
      double seconds = number(value);
      if (!(seconds > 0 && seconds <= MAX_S)) {
        throw new TypeConversionException(
            "expected a number of seconds above 0 and up to %d, got '%s'".formatted(MAX_S, value));
      }
      return Math.max(1, Math.round(seconds * US_PER_S));
    }
  }

  public static final class Runs implements ITypeConverter<Integer> {
    private static final int MAX = 1000;

    @Override
    public Integer convert(String value) {
      return (int) whole(value, 1, MAX);
    }
  }

  /** The name of a constant in lower case with hyphens. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String value) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(value)) {
        return constant;
      }
      names.add(word(constant));
    }
    throw new TypeConversionException(
        "expected one of %s, got '%s'".formatted(String.join(", ", names), value));
  }

  private static float ratio(String value, float most) {
    BigDecimal ratio = decimal(value).movePointLeft(2);
    BigDecimal limit = new BigDecimal(Float.toString(most));
    if (ratio.signum() < 0 || ratio.compareTo(limit) > 0) {
      throw outside(0, 100.0 * most, value);
    }
    return ratio.floatValue();
  }

  private static long whole(String value, double least, double most) {
    double number = number(value);
    if (number != Math.rint(number) || !(number >= least && number <= most)) {
      throw new TypeConversionException(
          "expected a whole number from %.0f to %.0f, got '%s'".formatted(least, most, value));
    }
    return (long) number;
  }

  private static double number(String value) {
    return decimal(value).doubleValue();
  }

  private static BigDecimal decimal(String value) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a number, got '%s'".formatted(value));
    }
  }

  private static TypeConversionException outside(double least, double most, String value) {
    return new TypeConversionException(
        "expected a number from %.0f to %.0f, got '%s'".formatted(least, most, value));
  }
}
