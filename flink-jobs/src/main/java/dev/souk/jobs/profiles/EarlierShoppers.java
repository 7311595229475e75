package dev.souk.jobs.profiles;

import dev.souk.domain.EventKind;
import java.io.DataInput;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Reads shoppers as versions 1 and 2 wrote them, with numbers of fixed length. In version 1 a sum
 * was one floating-point number and its time.
 *
 * @param decay to keep sums with
 */
record EarlierShoppers(Decay decay) {

  private static final EventKind[] KINDS = EventKind.values();
  private static final int EXACT = 2;

  ShopperState read(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    ShopperState state = new ShopperState();
    Sums sums = in.readByte() < EXACT ? this::inexact : exact(new Decay(in.readLong()));
    state.asOf = in.readLong();
    state.events = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      String item = in.readUTF();
      EventKind strongest = KINDS[in.readByte()];
      DecayedSum weight = sums.read(in);
      state.touches.put(
          item, new TouchState(strongest, weight, in.readInt(), in.readInt(), in.readInt()));
    }
    read(state.categories, in, sums);
    read(state.brands, in, sums);
    state.prices = sums.read(in);
    state.priceLogs = sums.read(in);
    return state;
  }

  @FunctionalInterface
  private interface Sums {
    DecayedSum read(DataInput in) throws IOException;
  }

  private DecayedSum inexact(DataInput in) throws IOException {
    double value = in.readDouble();
    return DecayedSum.of(value, in.readLong(), decay);
  }

  private Sums exact(Decay written) {
    return in -> DecayedSum.readFixed(in).converted(written, decay);
  }

  private static void read(Map<String, DecayedSum> read, DataInput in, Sums sums)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      read.put(in.readUTF(), sums.read(in));
    }
  }
}
