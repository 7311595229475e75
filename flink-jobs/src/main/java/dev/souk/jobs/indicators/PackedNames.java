package dev.souk.jobs.indicators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/** Strings as bytes, one after the other. */
final class PackedNames {

  private PackedNames() {}

  static byte[] pack(List<String> names) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput(names.size() * 12L + 16);
    for (String name : names) {
      out.writeString(name);
    }
    return out.toArrayCopy();
  }

  /** Takes a name with its place. */
  @FunctionalInterface
  interface Taker {
    void take(int place, String name);
  }

  static void forEach(byte[] packed, Taker taker) {
    ByteArrayDataInput in = new ByteArrayDataInput(packed);
    try {
      for (int place = 0; !in.eof(); place++) {
        taker.take(place, in.readString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Names cannot be read from memory", e);
    }
  }
}
