package org.redub.engine.actor.project;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/**
 * Writes {@code double[]} and {@code float[]} as Base64 of little-endian numbers of 64 and 32 bits:
 * exact, and a third of the size of decimal digits. Stateless.
 */
final class PackedNumbers {
  private PackedNumbers() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("packed-numbers");
    module.addSerializer(new Packer<>(double[].class, PackedNumbers::bytes));
    module.addSerializer(new Packer<>(float[].class, PackedNumbers::bytes));
    module.addDeserializer(
        double[].class, new Unpacker<>(double[].class, Double.BYTES, PackedNumbers::doubles));
    module.addDeserializer(
        float[].class, new Unpacker<>(float[].class, Float.BYTES, PackedNumbers::floats));
    return module;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(double[] values) {
    byte[] bytes = new byte[Double.BYTES * values.length];
    littleEndian(bytes).asDoubleBuffer().put(values);
    return bytes;
  }

  private static byte[] bytes(float[] values) {
    byte[] bytes = new byte[Float.BYTES * values.length];
    littleEndian(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  private static double[] doubles(ByteBuffer bytes) {
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    return values;
  }

  private static float[] floats(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static final class Packer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, byte[]> bytes;

    Packer(Class<T> type, Function<T, byte[]> bytes) {
      super(type);
      this.bytes = bytes;
    }

    @Override
    public void serialize(T values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeBinary(bytes.apply(values));
    }
  }

  private static final class Unpacker<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final int bytesEach;
    private final transient Function<ByteBuffer, T> values;

    Unpacker(Class<T> type, int bytesEach, Function<ByteBuffer, T> values) {
      super(type);
      this.bytesEach = bytesEach;
      this.values = values;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(this, "expected numbers as Base64");
      }
      byte[] bytes = json.getBinaryValue();
      if (bytes.length % bytesEach != 0) {
        return context.reportInputMismatch(
            this, "has %d bytes, expected a multiple of %d", bytes.length, bytesEach);
      }
      return values.apply(littleEndian(bytes));
    }
  }
}
