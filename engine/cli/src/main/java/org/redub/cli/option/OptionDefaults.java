package org.redub.cli.option;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.request.CameraMove;
import org.redub.engine.api.request.EncoderSettings;
import org.redub.engine.api.request.RenderEvaluationRequest;
import org.redub.render.composite.RenderSettings;
import org.redub.render.matte.MatteSettings;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The defaults of options that are settings of a request, taken from the defaults of the request.
 * Parsing and help texts both use them. Immutable.
 */
public final class OptionDefaults implements IDefaultValueProvider {
  private final Map<String, String> byOption = new HashMap<>();

  /** The defaults of every option. */
  public OptionDefaults() {
    EncoderSettings encoder = EncoderSettings.DEFAULT;
    RenderSettings render = RenderSettings.DEFAULT;
    MatteSettings matte = render.matte();
    MatteSettings.Sides sides = matte.sides();
    byOption.put("--encoder", encoder.encoder());
    byOption.put("--preset", encoder.preset());
    byOption.put("--crf", Integer.toString(encoder.crf()));
    byOption.put("--matte-grow", percent(matte.growIod()));
    byOption.put(
        "--matte-sides",
        String.join(
            ",",
            percent(sides.up()),
            percent(sides.right()),
            percent(sides.down()),
            percent(sides.left())));
    byOption.put("--feather", percent(matte.softIod()));
    byOption.put("--blend", OptionValues.word(render.blend()));
    byOption.put("--colour", OptionValues.word(render.colour()));
    byOption.put("--opacity", percent(render.opacity()));
    byOption.put("--camera-move", OptionValues.word(CameraMove.NONE));
    byOption.put("--offset-ms", "0");
    byOption.put("--strength", "1");
    byOption.put("--window", Integer.toString(RenderEvaluationRequest.DEFAULT_WINDOW));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? byOption.get(option.longestName()) : null;
  }

  /** A ratio in percent: {@code 3.5} for .035. */
  private static String percent(float ratio) {
    BigDecimal percent = new BigDecimal(Float.toString(ratio)).movePointRight(2);
    return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
  }
}
