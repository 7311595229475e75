package dev.souk.view.schema;

import dev.souk.domain.EventKind;
import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * Profiles as bytes. A profile is written again whenever its shopper has done something, which
 * makes it the most written of all documents; so it is not JSON, but a fourth of it.
 *
 * <p>After the byte {@value #VERSION}: the shopper, the time, the number of events, the touches,
 * the weights of categories and of brands, the spend. Numbers are of variable length, and times of
 * touches are told from the profile's.
 */
final class ProfileCodec {

  /** Not the first byte of JSON. */
  private static final byte VERSION = 1;

  private static final EventKind[] KINDS = EventKind.values();
  private static final int NANOS_OF_MILLI = 1_000_000;

  private ProfileCodec() {}

  static byte[] encode(Profile profile) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeByte(VERSION);
      out.writeString(profile.shopper());
      writeTime(out, profile.asOf(), 0);
      out.writeVLong(profile.events());
      out.writeVInt(profile.touches().size());
      long asOf = profile.asOf().toEpochMilli();
      for (Touch touch : profile.touches()) {
        write(out, touch, asOf);
      }
      write(out, profile.categories());
      write(out, profile.brands());
      writeDouble(out, profile.spend());
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be written into memory", e);
    }
    return out.toArrayCopy();
  }

  private static void write(ByteBuffersDataOutput out, Touch touch, long asOf) throws IOException {
    out.writeString(touch.itemId());
    out.writeByte((byte) touch.strongest().ordinal());
    writeDouble(out, touch.weight());
    out.writeVInt(touch.views());
    out.writeVInt(touch.carts());
    out.writeVInt(touch.purchases());
    writeTime(out, touch.last(), asOf);
  }

  private static void write(ByteBuffersDataOutput out, Map<String, Double> weights)
      throws IOException {
    out.writeVInt(weights.size());
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      out.writeString(weight.getKey());
      writeDouble(out, weight.getValue());
    }
  }

  private static void writeTime(ByteBuffersDataOutput out, Instant time, long from)
      throws IOException {
    out.writeZLong(from - time.toEpochMilli());
    out.writeVInt(time.getNano() % NANOS_OF_MILLI);
  }

  /** Reversed, so that zeros at the end of the mantissa become leading ones, which take no room. */
  private static void writeDouble(ByteBuffersDataOutput out, double value) throws IOException {
    out.writeZLong(Long.reverse(Double.doubleToRawLongBits(value)));
  }

  static Profile decode(byte[] bytes) {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "version of a profile: " + version + " (expected: " + VERSION + ")");
    }
    try {
      String shopper = in.readString();
      Instant asOf = readTime(in, 0);
      long events = in.readVLong();
      return new Profile(
          shopper,
          asOf,
          events,
          readTouches(in, asOf.toEpochMilli()),
          readWeights(in),
          readWeights(in),
          readDouble(in));
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be read from memory", e);
    }
  }

  private static List<Touch> readTouches(ByteArrayDataInput in, long asOf) throws IOException {
    int count = in.readVInt();
    List<Touch> touches = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      touches.add(
          new Touch(
              in.readString(),
              KINDS[in.readByte()],
              readDouble(in),
              in.readVInt(),
              in.readVInt(),
              in.readVInt(),
              readTime(in, asOf)));
    }
    return touches;
  }

  private static Map<String, Double> readWeights(ByteArrayDataInput in) throws IOException {
    Map<String, Double> weights = new TreeMap<>();
    for (int left = in.readVInt(); left > 0; left--) {
      weights.put(in.readString(), readDouble(in));
    }
    return weights;
  }

  private static Instant readTime(ByteArrayDataInput in, long from) throws IOException {
    long millis = from - in.readZLong();
    return Instant.ofEpochMilli(millis).plusNanos(in.readVInt());
  }

  private static double readDouble(ByteArrayDataInput in) throws IOException {
    return Double.longBitsToDouble(Long.reverse(in.readZLong()));
  }
}
