package dev.souk.jobs.indicators;

import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;

/** Rows as bytes, with a version in front so that a later form can read this one. */
record IndicatorRowCodec() implements StateCodec<IndicatorRow> {

  private static final byte VERSION = 1;

  /** Of the row itself and of changes that wait. */
  private static final int HEAP_BYTES = 4_000;

  @Override
  public byte[] encode(IndicatorRow state) {
    byte[] packed = state.packed();
    ByteBuffersDataOutput out = new ByteBuffersDataOutput(packed.length + 64L);
    try {
      out.writeByte(VERSION);
      out.writeVLong(state.purchases);
      out.writeZLong(state.shoppers);
      out.writeBytes(packed, packed.length);
    } catch (IOException e) {
      throw new UncheckedIOException("A row cannot be written into memory", e);
    }
    return out.toArrayCopy();
  }

  @Override
  public IndicatorRow decode(byte[] bytes) {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes);
    try {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IOException("version: " + version + " (expected: " + VERSION + ")");
      }
      long purchases = in.readVLong();
      long shoppers = in.readZLong();
      byte[] packed = new byte[bytes.length - in.getPosition()];
      in.readBytes(packed, 0, packed.length);
      IndicatorRow row = new IndicatorRow(packed);
      row.purchases = purchases;
      row.shoppers = shoppers;
      return row;
    } catch (IOException e) {
      throw new UncheckedIOException("The indicators of an item cannot be read", e);
    }
  }

  @Override
  public int heapBytes(IndicatorRow state) {
    return HEAP_BYTES + state.packedLength();
  }
}
