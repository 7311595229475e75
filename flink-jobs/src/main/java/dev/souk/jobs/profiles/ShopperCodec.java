package dev.souk.jobs.profiles;

import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Shoppers as bytes, with a version in front so that a later form can read this one.
 *
 * @param decay of the sums
 */
record ShopperCodec(Decay decay) implements StateCodec<ShopperState> {

  private static final int VERSION = 2;
  private static final int TOUCH_BYTES = 64;

  @Override
  public byte[] encode(ShopperState state) {
    DataOutputSerializer out = new DataOutputSerializer(64 + TOUCH_BYTES * state.touches.size());
    try {
      out.writeByte(VERSION);
      out.writeLong(decay.halfLifeMillis());
      out.writeLong(state.asOf);
      out.writeLong(state.events);
      out.writeInt(state.touches.size());
      for (Map.Entry<String, TouchState> entry : state.touches.entrySet()) {
        out.writeUTF(entry.getKey());
        entry.getValue().write(out);
      }
      write(state.categories, out);
      write(state.brands, out);
      state.prices.write(out);
      state.priceLogs.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("A profile cannot be written into memory", e);
    }
    return out.getCopyOfBuffer();
  }

  private static void write(Map<String, DecayedSum> sums, DataOutputSerializer out)
      throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<String, DecayedSum> entry : sums.entrySet()) {
      out.writeUTF(entry.getKey());
      entry.getValue().write(out);
    }
  }

  @Override
  public ShopperState decode(byte[] bytes) {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    ShopperState state = new ShopperState();
    try {
      int version = in.readByte();
      if (version != VERSION && version != SumReader.INEXACT) {
        throw new IOException("version: " + version + " (expected: 1 or " + VERSION + ")");
      }
      Decay written = version == SumReader.INEXACT ? decay : new Decay(in.readLong());
      SumReader sums = new SumReader(version, written, decay);
      state.asOf = in.readLong();
      state.events = in.readLong();
      for (int left = in.readInt(); left > 0; left--) {
        state.touches.put(in.readUTF(), TouchState.read(in, sums));
      }
      read(state.categories, in, sums);
      read(state.brands, in, sums);
      state.prices = sums.read(in);
      state.priceLogs = sums.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The state of a shopper cannot be read", e);
    }
    return state;
  }

  private static void read(Map<String, DecayedSum> sums, DataInputDeserializer in, SumReader reader)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      sums.put(in.readUTF(), reader.read(in));
    }
  }

  @Override
  public int heapBytes(ShopperState state) {
    return 500 + 250 * state.touches.size();
  }
}
