package org.redub.engine.api.request;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.redub.render.blend.MouthBlend;
import org.redub.render.colour.ColourTransfer;

/** The JSON form of the types in a request. Confined to the mapper that it configures. */
final class RequestModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  RequestModule() {
    super("redub-requests");
    addSerializer(Path.class, ToStringSerializer.instance);
    addDeserializer(Path.class, new PathReader());
    setMixInAnnotation(Request.class, ByFields.class);
    setMixInAnnotation(RedubRequest.class, Built.class);
    setMixInAnnotation(RedubRequest.Builder.class, Builder.class);
    setMixInAnnotation(Container.class, LowerCase.class);
    setMixInAnnotation(VideoCodec.class, LowerCase.class);
    setMixInAnnotation(CameraMove.class, LowerCase.class);
    setMixInAnnotation(MouthBlend.Mode.class, LowerCase.class);
    setMixInAnnotation(ColourTransfer.Mode.class, LowerCase.class);
  }

  /** Overrides the serializer of {@link Request}, which calls this mapper. */
  @JsonSerialize
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private interface ByFields {}

  @JsonAutoDetect(
      fieldVisibility = JsonAutoDetect.Visibility.ANY,
      getterVisibility = JsonAutoDetect.Visibility.NONE,
      isGetterVisibility = JsonAutoDetect.Visibility.NONE)
  @JsonDeserialize(builder = RedubRequest.Builder.class)
  private interface Built {}

  @JsonPOJOBuilder(withPrefix = "")
  private interface Builder {}

  @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
  private interface LowerCase {}

  /** Reads a path exactly as written, including spaces at its ends. */
  private static final class PathReader extends StdScalarDeserializer<Path> {
    private static final long serialVersionUID = 1L;

    PathReader() {
      super(Path.class);
    }

    @Override
    public Path deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        context.reportInputMismatch(this, "expected a path, got %s", json.currentToken());
      }
      try {
        return Path.of(json.getText());
      } catch (InvalidPathException e) {
        throw context.weirdStringException(json.getText(), Path.class, e.getReason());
      }
    }
  }
}
