package dev.souk.jobs.dedup;

import dev.souk.jobs.state.StateCodec;
import java.nio.ByteBuffer;

/**
 * Ids as bytes, with a version in front so that a later form can read this one.
 *
 * @param windowMillis what is older is not written
 */
record RememberedIdsCodec(long windowMillis) implements StateCodec<RememberedIds> {

  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 2 * Long.BYTES;
  private static final int ID = 2 * Long.BYTES;

  @Override
  public byte[] encode(RememberedIds state) {
    state.sweep(windowMillis);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + ID * state.size());
    bytes.put(VERSION).putLong(state.newest()).putLong(state.floor());
    for (int i = 0; i < state.size(); i++) {
      bytes.putLong(state.id(i)).putLong(state.time(i));
    }
    return bytes.array();
  }

  @Override
  public RememberedIds decode(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    byte version = bytes.get();
    if (version != VERSION) {
      throw new IllegalStateException("version: " + version + " (expected: " + VERSION + ")");
    }
    long newest = bytes.getLong();
    long floor = bytes.getLong();
    int size = bytes.remaining() / ID;
    long[] ids = new long[size];
    long[] times = new long[size];
    for (int i = 0; i < size; i++) {
      ids[i] = bytes.getLong();
      times[i] = bytes.getLong();
    }
    return new RememberedIds(newest, floor, ids, times);
  }

  @Override
  public int heapBytes(RememberedIds state) {
    return 200 + 32 * state.size();
  }
}
