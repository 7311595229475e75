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

/**
 * Profiles as bytes. A profile is written again whenever its shopper has done something, which
 * makes it the most written of all documents; so it is not JSON, but a fourth of it.
 *
 * <p>After the byte {@value #VERSION}: the shopper, the time, the number of events, the touches,
 * the weights of categories and of brands, the spend. Numbers are of variable length, and times of
 * touches are told from the profile's. {@link ProfileWriter} writes them.
 */
final class ProfileCodec {

  /** Not the first byte of JSON. */
  static final byte VERSION = 1;

  private static final EventKind[] KINDS = EventKind.values();
  private static final int NANOS_OF_MILLI = 1_000_000;

  private ProfileCodec() {}

  static byte[] encode(Profile profile) {
    try {
      Instant asOf = profile.asOf();
      ProfileWriter out =
          new ProfileWriter(profile.shopper(), asOf.toEpochMilli(), nanos(asOf), profile.events());
      out.touches(profile.touches().size());
      for (Touch touch : profile.touches()) {
        out.touch(
            touch.itemId(),
            touch.strongest(),
            touch.weight(),
            touch.views(),
            touch.carts(),
            touch.purchases(),
            touch.last().toEpochMilli(),
            nanos(touch.last()));
      }
      write(out, profile.categories());
      write(out, profile.brands());
      return out.end(profile.spend());
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be written into memory", e);
    }
  }

  private static int nanos(Instant time) {
    return time.getNano() % NANOS_OF_MILLI;
  }

  private static void write(ProfileWriter out, Map<String, Double> weights) throws IOException {
    out.weights(weights.size());
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      out.weight(weight.getKey(), weight.getValue());
    }
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
