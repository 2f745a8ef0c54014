package org.redub.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.redub.cli.text.OneLineErrors;
import org.redub.engine.api.CameraMove;
import org.redub.engine.api.RedubRequest;
import org.redub.models.DevicePreference;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are read; what is out of range is a usage error. Stateless. */
public final class OptionValues {
  private static final double MAX_STRENGTH = 2;
  private static final double MAX_FPS = 1000;
  private static final double MAX_EYE_SHARE = 30;
  private static final int MAX_CRF = 51;
  private static final long MAX_OFFSET_MS = 24 * 3_600_000L;

  private OptionValues() {}

  static final class Device implements ITypeConverter<DevicePreference> {
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
      return word(CameraMove.class, value);
    }
  }

  static final class Blend implements ITypeConverter<MouthBlend.Mode> {
    @Override
    public MouthBlend.Mode convert(String value) {
      return word(MouthBlend.Mode.class, value);
    }
  }

  static final class Colour implements ITypeConverter<ColourTransfer.Mode> {
    @Override
    public ColourTransfer.Mode convert(String value) {
      return word(ColourTransfer.Mode.class, value);
    }
  }

  /** A share of the distance of the eyes, in per cent. */
  static final class EyeShare implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double share = number(value);
      if (!(share >= 0 && share <= MAX_EYE_SHARE)) {
        throw new TypeConversionException("expected 0 to 30, got '%s'".formatted(value));
      }
      return share;
    }
  }

  /** A share of the whole, in per cent. */
  static final class Opacity implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double share = number(value);
      if (!(share >= 0 && share <= 100)) {
        throw new TypeConversionException("expected 0 to 100, got '%s'".formatted(value));
      }
      return share;
    }
  }

  /** The constant that is spelled as {@code value}, in small letters with hyphens. */
  private static <E extends Enum<E>> E word(Class<E> type, String value) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(value)) {
        return constant;
      }
      words.add(word);
    }
    throw new TypeConversionException(
        "expected one of %s, got '%s'".formatted(String.join(", ", words), value));
  }

  static final class Strength implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double strength = number(value);
      if (!(strength >= 0 && strength <= MAX_STRENGTH)) {
        throw new TypeConversionException("expected 0 to 2, got '%s'".formatted(value));
      }
      return strength;
    }
  }

  public static final class FramesPerSecond implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      double rate = number(value);
      if (!(rate > 0 && rate <= MAX_FPS)) {
        throw new TypeConversionException(
            "expected frames per second above 0, 1000 at most, got '%s'".formatted(value));
      }
      return rate;
    }
  }

  static final class Crf implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      double crf = number(value);
      if (crf != Math.rint(crf) || crf < 0 || crf > MAX_CRF) {
        throw new TypeConversionException(
            "expected a whole number, 0 to 51, got '%s'".formatted(value));
      }
      return (int) crf;
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

  static final class OffsetMs implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      double offset = number(value);
      if (offset != Math.rint(offset) || Math.abs(offset) > MAX_OFFSET_MS) {
        throw new TypeConversionException(
            "expected whole milliseconds, a day at most, got '%s'".formatted(value));
      }
      return (long) offset;
    }
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a number, got '%s'".formatted(value));
    }
  }
}
