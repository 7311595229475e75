package dev.souk.representation.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the binary forms of this package share: a magic number, a format version, bounds. */
final class Binary {

  /** Far above any vocabulary; below what a damaged file would make us allocate. */
  private static final int MOST = 16_000_000;

  private Binary() {}

  static void writeHeader(DataOutput out, int magic, int version) throws IOException {
    out.writeInt(magic);
    out.writeByte(version);
  }

  static void readHeader(DataInput in, int magic, int version, String what) throws IOException {
    int found = in.readInt();
    if (found != magic) {
      throw new IOException(
          "magic number of %s: %08x (expected: %08x)".formatted(what, found, magic));
    }
    int format = in.readUnsignedByte();
    if (format != version) {
      throw new IOException(
          "format version of " + what + ": " + format + " (expected: " + version + ")");
    }
  }

  static int readCount(DataInput in, String what) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException(what + ": " + count + " (expected: 0 to " + MOST + ")");
    }
    return count;
  }

  static void writeFloats(DataOutput out, float[] values) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  static float[] readFloats(DataInput in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
