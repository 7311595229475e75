package dev.souk.jobs.profiles;

import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * Shoppers as bytes, with a version in front so that a later form can read this one. Numbers are of
 * variable length and times are told from the newest: state is written with every checkpoint.
 *
 * @param decay of the sums
 */
record ShopperCodec(Decay decay) implements StateCodec<ShopperState> {

  /** Without the times of first purchases, of which indicators were not told. */
  private static final byte UNTOLD = 3;

  private static final byte VERSION = 4;

  @FunctionalInterface
  private interface TouchReader {
    TouchState read(DataInput in, SumReader sums) throws IOException;
  }

  @Override
  public byte[] encode(ShopperState state) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      out.writeByte(VERSION);
      out.writeVLong(decay.halfLifeMillis());
      out.writeZLong(state.asOf);
      out.writeVLong(state.events);
      out.writeVInt(state.touches.size());
      for (Map.Entry<String, TouchState> entry : state.touches.entrySet()) {
        out.writeString(entry.getKey());
        entry.getValue().write(out, state.asOf);
      }
      write(state.categories, out, state.asOf);
      write(state.brands, out, state.asOf);
      state.prices.write(out, state.asOf);
      state.priceLogs.write(out, state.asOf);
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be written into memory", e);
    }
    return out.toArrayCopy();
  }

  private static void write(Map<String, DecayedSum> sums, DataOutput out, long asOf)
      throws IOException {
    out.writeVInt(sums.size());
    for (Map.Entry<String, DecayedSum> entry : sums.entrySet()) {
      out.writeString(entry.getKey());
      entry.getValue().write(out, asOf);
    }
  }

  @Override
  public ShopperState decode(byte[] bytes) {
    try {
      return switch (bytes[0]) {
        case 1, 2 -> new EarlierShoppers(decay).read(bytes).untold();
        case UNTOLD -> read(bytes, TouchState::readUntold).untold();
        case VERSION -> read(bytes, TouchState::read);
        default ->
            throw new IOException("version: " + bytes[0] + " (expected: 1 to " + VERSION + ")");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("The state of a shopper cannot be read", e);
    }
  }

  private ShopperState read(byte[] bytes, TouchReader touches) throws IOException {
    DataInput in = new ByteArrayDataInput(bytes, 1, bytes.length - 1);
    Decay written = new Decay(in.readVLong());
    ShopperState state = new ShopperState();
    state.asOf = in.readZLong();
    state.events = in.readVLong();
    SumReader sums = new SumReader(state.asOf, written, decay);
    for (int left = in.readVInt(); left > 0; left--) {
      state.touches.put(in.readString(), touches.read(in, sums));
    }
    read(state.categories, in, sums);
    read(state.brands, in, sums);
    state.prices = sums.read(in);
    state.priceLogs = sums.read(in);
    return state;
  }

  private static void read(Map<String, DecayedSum> sums, DataInput in, SumReader reader)
      throws IOException {
    for (int left = in.readVInt(); left > 0; left--) {
      sums.put(in.readString(), reader.read(in));
    }
  }

  @Override
  public int heapBytes(ShopperState state) {
    return 500 + 250 * state.touches.size();
  }
}
