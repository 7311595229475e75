package dev.souk.representation.collaborative;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What the binary forms of the models share. Big-endian, lengths first. */
final class ModelCodec {

  /** Bytes moved at once. */
  private static final int BLOCK = 1 << 16;

  private ModelCodec() {}

  static void requireFormat(DataInput in, String expected) throws IOException {
    String format = in.readUTF();
    if (!format.equals(expected)) {
      throw new IOException("format: '" + format + "' (expected: " + expected + ")");
    }
  }

  static void requireDemand(float[] demand, int items) {
    if (demand.length != items) {
      throw new IllegalArgumentException(
          "demand.length: " + demand.length + " (expected: " + items + " items)");
    }
    for (float factor : demand) {
      if (!(factor > 0 && factor < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("demand: " + factor + " (expected: above 0, finite)");
      }
    }
  }

  static void writeIds(DataOutput out, String[] ids) throws IOException {
    out.writeInt(ids.length);
    for (String id : ids) {
      out.writeUTF(id);
    }
  }

  static String[] readIds(DataInput in) throws IOException {
    String[] ids = new String[readLength(in)];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = in.readUTF();
    }
    return ids;
  }

  static void writeFloats(DataOutput out, float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int from = 0; from < values.length; from += BLOCK / Float.BYTES) {
      int count = Math.min(values.length - from, BLOCK / Float.BYTES);
      block.clear().asFloatBuffer().put(values, from, count);
      out.write(block.array(), 0, count * Float.BYTES);
    }
  }

  /** Reads values of which there must be {@code expected}. */
  static float[] readFloats(DataInput in, int expected) throws IOException {
    int length = readLength(in);
    if (length != expected) {
      throw new IOException("length: " + length + " (expected: " + expected + ")");
    }
    float[] values = new float[length];
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int from = 0; from < length; from += BLOCK / Float.BYTES) {
      int count = Math.min(length - from, BLOCK / Float.BYTES);
      in.readFully(block.array(), 0, count * Float.BYTES);
      block.clear().asFloatBuffer().get(values, from, count);
    }
    return values;
  }

  static int readLength(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("length: " + length + " (expected: 0 or more)");
    }
    return length;
  }
}
